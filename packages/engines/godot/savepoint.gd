extends Node
## Support in a web export, as an autoload named `Savepoint`. Does nothing on other platforms.

## What is left of the sound while the panel is open, in decibels below its loudness.
const QUIETER_DB := 12.0

# Kept, since a callback that nobody holds is freed.
var _hold_callback: JavaScriptObject
var _go_on_callback: JavaScriptObject
var _support: JavaScriptObject
var _held := false
var _volume_db := 0.0


func _ready() -> void:
	process_mode = Node.PROCESS_MODE_ALWAYS
	if not OS.has_feature("web"):
		return
	_support = JavaScriptBridge.get_interface("savepoint")
	if _support == null:
		return
	_hold_callback = JavaScriptBridge.create_callback(_hold)
	_go_on_callback = JavaScriptBridge.create_callback(_go_on)
	var version: String = Engine.get_version_info()["string"]
	JavaScriptBridge.get_interface("window").savepointStarted(version, _hold_callback, _go_on_callback)


## Opens the panel; with a topic such as "bug" or "payment" at its form.
func open(topic := "") -> void:
	if _support == null:
		return
	var place: JavaScriptObject = JavaScriptBridge.create_object("Object")
	if topic != "":
		place.topic = topic
	_support.open(place)


## Facts that go with a report.
func set_state(facts: Dictionary) -> void:
	if _support != null:
		_support.setState(JavaScriptBridge.get_interface("JSON").parse(JSON.stringify(facts)))


func breadcrumb(text: String) -> void:
	if _support != null:
		_support.breadcrumb(text)


func _hold(args: Array) -> void:
	# A game that stands still already stays so when the panel closes.
	if _held or get_tree().paused:
		return
	_held = true
	args[0].held = true
	get_tree().paused = true
	_volume_db = AudioServer.get_bus_volume_db(0)
	AudioServer.set_bus_volume_db(0, _volume_db - QUIETER_DB)
	for action in InputMap.get_actions():
		Input.action_release(action)


func _go_on(_args: Array) -> void:
	_held = false
	get_tree().paused = false
	AudioServer.set_bus_volume_db(0, _volume_db)
