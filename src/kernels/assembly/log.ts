/** The natural logarithm of src/core/exact-math.ts, operation by operation: the same bits. */

const LN2_HIGH: f64 = 6.93147180369123816490e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const TWO_54: f64 = 18014398509481984;
const LG1: f64 = 6.666666666666735130e-1;
const LG2: f64 = 3.999999999940941908e-1;
const LG3: f64 = 2.857142874366239149e-1;
const LG4: f64 = 2.222219843214978396e-1;
const LG5: f64 = 1.818357216161805012e-1;
const LG6: f64 = 1.531383769920937332e-1;
const LG7: f64 = 1.479819860511658591e-1;

export function log(x: f64): f64 {
  if (!(x > 0)) return x == 0 ? -Infinity : NaN;
  if (x == Infinity) return x;
  let k: i32 = -1023;
  if (x < 2.2250738585072014e-308) {
    k -= 54;
    x *= TWO_54;
  }
  const bits = reinterpret<u64>(x);
  let high = <i32>(bits >> 32);
  k += high >> 20;
  high &= 0xfffff;
  const lift = (high + 0x95f64) & 0x100000;
  const mantissa = reinterpret<f64>((bits & 0xffffffff) | ((<u64>(<u32>(high | (lift ^ 0x3ff00000)))) << 32));
  k += lift >> 20;
  return join(<f64>k, high, mantissa - 1);
}

function join(k: f64, high: i32, f: f64): f64 {
  if ((0xfffff & (2 + high)) < 3) {
    if (f == 0) return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const small = f * f * (0.5 - 0.3333333333333333 * f);
    return k == 0 ? f - small : k * LN2_HIGH - (small - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const rest = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7))) + w * (LG2 + w * (LG4 + w * LG6));
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return k == 0 ? f - (half - s * (half + rest)) : k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f);
  }
  return k == 0 ? f - s * (f - rest) : k * LN2_HIGH - (s * (f - rest) - k * LN2_LOW - f);
}
