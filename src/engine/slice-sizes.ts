/** How large a file must be to be read by several workers, its parts, and the places where a record's beginning is looked for. */
export interface SliceSizes {
  readonly leastBytes: number;
  readonly partBytes: number;
  readonly windowBytes: number;
}

export const usualSizes: SliceSizes = { leastBytes: 16_777_216, partBytes: 8_388_608, windowBytes: 131_072 };
