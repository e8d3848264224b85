import { Math as Maths, Scene, type GameObjects, type Input, type Physics } from 'phaser';
import { addTone } from './sound.ts';
import { drawTextures } from './textures.ts';

const SPEED = 340;
const ROUND_S = 120;

type Keys = Record<'up' | 'down' | 'left' | 'right' | 'w' | 'a' | 's' | 'd', Input.Keyboard.Key>;

/** The whole game: fly, gather letters, keep clear of rocks, two minutes long. */
export class Belt extends Scene {
  /** Read-only, for end-to-end tests. */
  readonly view = { steps: 0, keysHeard: 0, held: false, padHeard: false };
  private ship!: Physics.Arcade.Sprite;
  private keys!: Keys;
  private letters!: Physics.Arcade.Group;
  private rocks!: Physics.Arcade.Group;
  private stars: GameObjects.Image[] = [];
  private board!: GameObjects.Text;
  private banner!: GameObjects.Text;
  private score = 0;
  private lives = 3;
  private leftS = ROUND_S;
  private safeUntilMs = 0;
  private over = true;

  constructor() {
    super('belt');
  }

  facts() {
    return { score: this.score, lives: this.lives, secondsLeft: Math.ceil(this.leftS), over: this.over };
  }

  create() {
    drawTextures(this);
    addTone(this, 'letter', 520, 1040, 0.16);
    addTone(this, 'crash', 220, 40, 0.4);
    const { width, height } = this.scale;
    for (let i = 0; i < 110; i++) {
      const star = this.add.image(Math.random() * width, Math.random() * height, 'spark');
      this.stars.push(star.setScale(0.2 + Math.random() * 0.6).setAlpha(0.25 + Math.random() * 0.6));
    }
    this.letters = this.physics.add.group();
    this.rocks = this.physics.add.group();
    this.ship = this.physics.add.sprite(width * 0.2, height / 2, 'ship').setDamping(true).setDrag(0.02);
    this.ship.setCollideWorldBounds(true).setCircle(14, 6, 4);
    this.add.particles(0, 0, 'spark', {
      follow: this.ship,
      followOffset: { x: -18, y: 0 },
      speedX: { min: -260, max: -120 },
      speedY: { min: -24, max: 24 },
      lifespan: 420,
      scale: { start: 1.3, end: 0 },
      tint: [0xffc36b, 0xff8a5c, 0xff5c8a],
      frequency: 18,
    }).setDepth(-1);

    const style = { fontFamily: 'system-ui, sans-serif', fontSize: '20px', color: '#e9fbff' };
    this.board = this.add.text(18, 14, '', style).setDepth(5);
    this.banner = this.add.text(width / 2, height / 2, '', { ...style, fontSize: '30px', align: 'center' });
    this.banner.setOrigin(0.5).setDepth(5);
    this.say('Comet Mail\nArrows or WASD to fly, or drag. Space starts.');

    this.keys = this.input.keyboard!.addKeys('up,down,left,right,w,a,s,d') as Keys;
    this.input.keyboard!.on('keydown', () => this.view.keysHeard++);
    this.input.keyboard!.on('keydown-SPACE', () => this.begin());
    this.input.on('pointerdown', () => this.begin());
    this.input.gamepad?.on('down', () => {
      this.view.padHeard = true;
      this.begin();
    });
    this.physics.add.overlap(this.ship, this.letters, (_, letter) => this.gather(letter as Physics.Arcade.Sprite));
    this.physics.add.overlap(this.ship, this.rocks, () => this.crash());
    this.time.addEvent({ delay: 900, loop: true, callback: () => this.launch(this.letters, 'letter', 180) });
    this.time.addEvent({ delay: 420, loop: true, callback: () => this.launchRock() });
  }

  override update(nowMs: number, stepMs: number) {
    this.view.steps++;
    const { width, height } = this.scale;
    for (const star of this.stars) {
      star.x -= star.scale * stepMs * 0.16;
      if (star.x < 0) star.setPosition(width, Math.random() * height);
    }
    const { up, down, left, right, w, a, s, d } = this.keys;
    this.view.held = right.isDown || d.isDown;
    const pad = this.input.gamepad?.getPad(0);
    const x = Number(this.view.held) - Number(left.isDown || a.isDown) + (pad?.leftStick.x ?? 0);
    const y = Number(down.isDown || s.isDown) - Number(up.isDown || w.isDown) + (pad?.leftStick.y ?? 0);
    const { activePointer } = this.input;
    if (activePointer.isDown) this.physics.moveTo(this.ship, activePointer.x, activePointer.y, SPEED);
    else if (x || y) this.ship.setVelocity(x * SPEED, y * SPEED);
    this.ship.setRotation(Maths.Clamp(this.ship.body!.velocity.y / 900, -0.4, 0.4));
    this.ship.setAlpha(nowMs < this.safeUntilMs && Math.floor(nowMs / 90) % 2 ? 0.35 : 1);
    for (const group of [this.letters, this.rocks]) {
      for (const thing of group.getChildren() as Physics.Arcade.Sprite[]) if (thing.x < -60) thing.destroy();
    }
    if (!this.over) this.count(stepMs / 1000);
    this.board.setText(`✉ ${this.score}   ♥ ${this.lives}   ${Math.ceil(this.leftS)} s`);
    this.banner.setPosition(width / 2, height / 2);
    this.physics.world.setBounds(0, 0, width, height);
  }

  private begin() {
    if (!this.over) return;
    Object.assign(this, { over: false, score: 0, lives: 3, leftS: ROUND_S });
    this.letters.clear(true, true);
    this.rocks.clear(true, true);
    this.say('');
  }

  private count(stepS: number) {
    this.leftS -= stepS;
    if (this.leftS <= 0) this.end('The comet has burnt out.');
  }

  private launch(group: Physics.Arcade.Group, texture: string, speed: number) {
    const { width, height } = this.scale;
    const haste = 1 + (ROUND_S - this.leftS) / 80;
    const thing = group.create(width + 50, 40 + Math.random() * (height - 80), texture) as Physics.Arcade.Sprite;
    thing.setVelocity(-speed * haste * (0.8 + Math.random() * 0.5), (Math.random() - 0.5) * 60);
    thing.setAngularVelocity((Math.random() - 0.5) * 120);
    return thing;
  }

  private launchRock() {
    const size = Math.floor(Math.random() * 3);
    const rock = this.launch(this.rocks, `rock${size}`, 230 - size * 30);
    rock.setCircle(rock.width * 0.42, rock.width * 0.08, rock.width * 0.08);
  }

  private gather(letter: Physics.Arcade.Sprite) {
    if (this.over) return;
    letter.destroy();
    this.score += 10;
    if (this.cache.audio.exists('letter')) this.sound.play('letter');
    this.tweens.add({ targets: this.ship, scale: { from: 1.25, to: 1 }, duration: 180 });
  }

  private crash() {
    if (this.over || this.time.now < this.safeUntilMs) return;
    this.safeUntilMs = this.time.now + 1600;
    this.lives--;
    this.cameras.main.shake(220, 0.012);
    if (this.cache.audio.exists('crash')) this.sound.play('crash');
    if (this.lives === 0) this.end('Your ship is scrap.');
  }

  private end(why: string) {
    this.over = true;
    this.say(`${why}\n${this.score} points. Space flies again.`);
  }

  private say(text: string) {
    this.banner.setText(text);
  }
}
