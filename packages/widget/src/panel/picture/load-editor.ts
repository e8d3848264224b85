/** Whether a file can be worked on. */
export const canEdit = ({ type }: File) => /^image\/(png|jpeg|webp)$/.test(type);

/** The editor, which comes with the first picture that can be edited: offline it is there if the picture was seen online. */
export const loadEditor = () => import('../screens/picture.tsx').then(({ PictureScreen }) => PictureScreen);
