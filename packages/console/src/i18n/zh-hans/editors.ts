import type { Messages } from '../en.ts';

export const editors: Messages['editors'] = {
  unsaved: '尚未保存，内容会一直保留在这里。',
  drop: '放弃修改',
  overtaken: '在你编辑期间，其他人保存了新版本。放弃修改可查看新版本，也可以用你的内容覆盖。',
  insist: '用我的覆盖',
  preview: '玩家看到的效果',
  enter: '用键盘进入预览',
};
