// What C# can say to support. Written for the old JavaScript that Unity's compiler takes.
mergeInto(LibraryManager.library, {
  SavepointStarted: function (version) {
    if (window.savepoint) window.savepoint.describe({ engine: 'Unity', engineVersion: UTF8ToString(version) });
  },
  SavepointOpen: function (topic) {
    var place = UTF8ToString(topic);
    if (window.savepoint) window.savepoint.open(place ? { topic: place } : {});
  },
  SavepointState: function (json) {
    if (window.savepoint) window.savepoint.setState(JSON.parse(UTF8ToString(json)));
  },
  SavepointBreadcrumb: function (text) {
    if (window.savepoint) window.savepoint.breadcrumb(UTF8ToString(text));
  },
  SavepointBusy: function (busy) {
    if (window.savepoint) window.savepoint.setBusy(Boolean(busy));
  },
});
