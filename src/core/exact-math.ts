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

const INVERSE_LN2 = 1.44269504088896338700;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.65339022054652515390e-6;
const P5 = 4.13813679705723846039e-8;
/** Above this e^x is infinite, below the other 0. */
const EXP_MOST = 709.782712893383973096;
const EXP_LEAST = -745.13321910194110842;

/**
 * e^x with the same bits in every engine (`Math.exp` may differ in the last one).
 *
 * −Infinity → 0, Infinity → Infinity, NaN → NaN. Error below 1 ulp. Only + − × ÷ and powers of 2 made of bits are used.
 * Source: fdlibm e_exp.c (Sun Microsystems 1993, freely granted): x = k·ln 2 + r, e^r by a Remez rational function, times 2^k.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > EXP_MOST) return Infinity;
  if (x < EXP_LEAST) return 0;
  if (x > -3.7252902984619140625e-9 && x < 3.7252902984619140625e-9) return 1 + x;
  let k = 0;
  let high = x;
  let low = 0;
  if (x > 0.34657359027997264 || x < -0.34657359027997264) {
    k = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  }
  const r = high - low;
  const square = r * r;
  const c = r - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (low - (r * c) / (2 - c) - high);
  // 2^k may itself be too large or too small for a number: two factors are not.
  const half = Math.trunc(k / 2);
  return y * powerOf2(half) * powerOf2(k - half);
}

function powerOf2(k: number): number {
  bits.setInt32(0, (1023 + k) << 20);
  bits.setInt32(4, 0);
  return bits.getFloat64(0);
}
