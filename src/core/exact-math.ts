/** ln 2 in two parts: the high one has trailing zeros, so that k·LN2_HIGH is exact for every exponent k. */
const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const TWO_54 = 18014398509481984;
const LG1 = 6.666666666666735130e-1;
const LG2 = 3.999999999940941908e-1;
const LG3 = 2.857142874366239149e-1;
const LG4 = 2.222219843214978396e-1;
const LG5 = 1.818357216161805012e-1;
const LG6 = 1.531383769920937332e-1;
const LG7 = 1.479819860511658591e-1;

const bits = new DataView(new ArrayBuffer(8));

/**
 * Natural logarithm with the same bits in every engine (`Math.log` may differ in the last one).
 *
 * 0 → −Infinity, negative and NaN → NaN, Infinity → Infinity. Error below 1 ulp. Only + − × ÷ and the bits of the number are used.
 * Source: fdlibm e_log.c (Sun Microsystems 1993, freely granted): x = 2^k·(1+f), log(1+f) by a Remez polynomial in s = f/(2+f).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  let k = -1023;
  if (x < 2.2250738585072014e-308) {
    k -= 54;
    x *= TWO_54;
  }
  bits.setFloat64(0, x);
  let high = bits.getInt32(0);
  k += high >> 20;
  high &= 0xfffff;
  const lift = (high + 0x95f64) & 0x100000;
  bits.setInt32(0, high | (lift ^ 0x3ff00000));
  k += lift >> 20;
  return join(k, high, bits.getFloat64(0) - 1);
}

/** k·ln 2 + log(1 + f); `high` is the upper mantissa, which decides how the polynomial is summed. */
function join(k: number, high: number, f: number): number {
  if ((0xfffff & (2 + high)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const small = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - small : k * LN2_HIGH - (small - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const rest = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7))) + w * (LG2 + w * (LG4 + w * LG6));
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + rest)) : k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - rest) : k * LN2_HIGH - (s * (f - rest) - k * LN2_LOW - f);
}
