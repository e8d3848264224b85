import { Icon, type IconName } from '../components/icon.tsx';

interface ReplyToolProps {
  icon: IconName;
  label: string;
  /** By which a command finds it. */
  name?: string;
  /** For what is on or off. */
  pressed?: boolean;
  onPress(): void;
}

/** A button below the field that a reply is written in. */
export function ReplyTool({ icon, label, name, pressed, onPress }: ReplyToolProps) {
  return (
    <button
      type="button"
      class="icon-button reply-tool"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      data-key={name}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
