/** The parts of graphology-layout-forceatlas2 that its worker is made of; the package describes only its entry. */
declare module "graphology-layout-forceatlas2/iterate.js" {
  /** One iteration over 10 numbers a person and 3 a tie. */
  export default function iterate(settings: object, people: Float32Array, ties: Float32Array): object;
}
declare module "graphology-layout-forceatlas2/defaults.js" {
  const defaults: object;
  export default defaults;
}
