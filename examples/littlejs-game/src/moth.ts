import {
  Color,
  drawCircle,
  drawEllipse,
  EngineObject,
  gamepadStick,
  keyDirection,
  mouseIsDown,
  mousePos,
  vec2,
} from 'littlejsengine';

const PUSH = 0.013;
const FASTEST = 0.22;

/** The player: falls, is thrown up by each leaf, and leaves on one side to come back on the other. */
export class Moth extends EngineObject {
  constructor(private readonly halfWidth: () => number) {
    super(vec2(0, 2), vec2(0.9));
    this.gravityScale = 1;
  }

  override update() {
    const wish = keyDirection().x + gamepadStick(0).x;
    const towards = mouseIsDown(0) ? Math.sign(mousePos.x - this.pos.x) : 0;
    this.velocity.x += (wish || towards) * PUSH;
    this.velocity.x = Math.max(-FASTEST, Math.min(FASTEST, this.velocity.x * 0.96));
    super.update();
    const edge = this.halfWidth() + 0.5;
    if (Math.abs(this.pos.x) > edge) this.pos.x = -Math.sign(this.pos.x) * edge;
  }

  override render() {
    const flap = 0.55 + Math.abs(this.velocity.y) * 1.6;
    const lean = this.velocity.x * 2;
    const wing = new Color(0.95, 0.87, 0.7);
    drawCircle(this.pos, 2.6, new Color(1, 0.8, 0.4, 0.08));
    drawEllipse(this.pos.add(vec2(-0.4, 0.15)), vec2(0.75, flap), wing, lean + 0.5);
    drawEllipse(this.pos.add(vec2(0.4, 0.15)), vec2(0.75, flap), wing, lean - 0.5);
    drawEllipse(this.pos, vec2(0.3, 0.9), new Color(0.45, 0.33, 0.28), lean);
  }
}
