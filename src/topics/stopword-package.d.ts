/** The lists that are used of the package, which brings no types. */
declare module "stopword" {
  type List = readonly string[];
  export const cat: List, ces: List, ell: List, eng: List, est: List, fas: List, heb: List, hrv: List, jpn: List, kor: List, lav: List, pol: List, slk: List, tha: List, urd: List, vie: List, zho: List;
}
