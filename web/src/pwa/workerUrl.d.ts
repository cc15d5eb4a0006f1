/** A script of its own in the built app, by its address. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
