/** The npm package comes without types. */
declare module 'workerd' {
  const exports: { readonly default: string };
  export default exports;
}
