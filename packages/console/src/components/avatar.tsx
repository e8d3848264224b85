import { initials } from '../format/names.ts';

/** Who someone is in, their letters on one of six quiet colours out; the same person always has the same colour. */
export function Avatar({ id, name, staff = false }: { id: string; name: string; staff?: boolean }) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 6;
  return (
    <span class={`avatar ${staff ? 'avatar-staff' : `avatar-${sum}`}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
