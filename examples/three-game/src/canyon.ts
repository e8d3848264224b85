import {
  Color,
  ConeGeometry,
  DirectionalLight,
  Fog,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  PlaneGeometry,
  Scene,
  TorusGeometry,
} from 'three';

/** Half the way between the walls, and how far ahead things begin. */
export const HALF_WIDTH = 9;
export const FAR = 170;

export interface Canyon {
  scene: Scene;
  glider: Group;
  rocks: Mesh[];
  rings: Mesh[];
  /** Moves what is behind the player to the front again. */
  scroll(byM: number): void;
}

/** Dusk, two walls of stone, and what flies and stands between them. */
export function newCanyon(): Canyon {
  const scene = new Scene();
  scene.background = new Color(0x2a1436);
  scene.fog = new Fog(0x2a1436, 40, FAR);
  scene.add(new HemisphereLight(0xff9ec7, 0x3b1d5c, 1.6));
  const sun = new DirectionalLight(0xffb36b, 2.2);
  sun.position.set(-4, 8, -20);
  scene.add(sun);

  const floor = new Mesh(new PlaneGeometry(90, FAR * 2), new MeshStandardMaterial({ color: 0x4a2350, roughness: 1 }));
  floor.rotation.x = -Math.PI / 2;
  floor.position.set(0, -6, -FAR / 2);
  scene.add(floor);

  const stone = new MeshStandardMaterial({ color: 0xb5567a, roughness: 0.9, flatShading: true });
  const cone = new ConeGeometry(1, 1, 6);
  const walls = Array.from({ length: 90 }, (_, i) => {
    const wall = new Mesh(cone, stone);
    const side = i % 2 ? 1 : -1;
    wall.scale.set(4 + (i % 5), 14 + ((i * 7) % 16), 4 + (i % 4));
    wall.position.set(side * (HALF_WIDTH + 5 + (i % 3) * 2), wall.scale.y / 2 - 7, -(i / 90) * FAR * 1.05);
    wall.rotation.y = i;
    return wall;
  });
  const pillar = new MeshStandardMaterial({ color: 0x6d4bd1, roughness: 0.5, flatShading: true });
  const rocks = Array.from({ length: 12 }, (_, i) => {
    const rock = new Mesh(cone, pillar);
    rock.scale.set(1.7, 15, 1.7);
    rock.position.set(0, 0, -40 - (i * FAR) / 12);
    return rock;
  });
  const gold = new MeshStandardMaterial({ color: 0xffd36b, emissive: 0xff9b3d, emissiveIntensity: 0.7 });
  const torus = new TorusGeometry(1.5, 0.16, 10, 28);
  const rings = Array.from({ length: 9 }, (_, i) => {
    const ring = new Mesh(torus, gold);
    ring.position.set(0, 0, -50 - (i * FAR) / 9);
    return ring;
  });
  for (const thing of [...rocks, ...rings]) place(thing);
  const glider = newGlider();
  scene.add(glider, ...walls, ...rocks, ...rings);

  return {
    scene,
    glider,
    rocks,
    rings,
    scroll(byM) {
      for (const wall of walls) {
        wall.position.z += byM;
        if (wall.position.z > 8) wall.position.z -= FAR * 1.05;
      }
      for (const thing of [...rocks, ...rings]) {
        thing.position.z += byM;
        if (thing.position.z > 8) {
          thing.position.z -= FAR + 8;
          place(thing);
        }
      }
    },
  };
}

function place(thing: Mesh) {
  thing.visible = true;
  thing.position.x = (Math.random() * 2 - 1) * (HALF_WIDTH - 2);
  if (thing.geometry instanceof TorusGeometry) thing.position.y = Math.random() * 6 - 3;
  else thing.position.y = 0.5;
}

function newGlider(): Group {
  const glider = new Group();
  const body = new Mesh(new ConeGeometry(0.35, 2.2, 8), new MeshStandardMaterial({ color: 0xfff1e0 }));
  body.rotation.x = -Math.PI / 2;
  const teal = new MeshStandardMaterial({ color: 0x52e0d3, flatShading: true });
  const wing = new Mesh(new ConeGeometry(1.5, 0.9, 3), teal);
  wing.scale.z = 0.12;
  wing.rotation.x = -Math.PI / 2;
  wing.position.z = 0.35;
  glider.add(body, wing);
  return glider;
}
