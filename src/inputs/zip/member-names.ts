/** Kinds of members that hold no table, by what their names end in. */
function kinds(): readonly (readonly [string, RegExp])[] {
  return [
    ["left by the system", /(?:^|\/)(?:__MACOSX\/|\.[^/]*(?:\/|$)|Thumbs\.db$|desktop\.ini$)/i],
    ["an image", /\.(?:png|jpe?g|gif|webp|heic|svg|bmp|ico|tiff?|avif)$/i],
    ["sound or film", /\.(?:mp[34]|m4[av]|og[gav]|opus|wav|mov|avi|webm|aac|flac|3gp)$/i],
    ["a PDF", /\.pdf$/i],
    ["a document", /\.(?:docx?|pptx?|odt|odp|rtf|md|rst|tex)$/i],
    // The posts of an X archive are a script by name: tweets.js, tweets-part1.js.
    ["a web page or its parts", /\.(?:html?|css|map|woff2?|ttf|eot)$|(?:^|\/)(?!(?:community-)?tweets?(?:[-.]part\d+)?\.js$)[^/]*\.[cm]?js$/i],
    ["a program", /\.(?:exe|dll|so|bin|jar|class|py|r|ipynb|sh|bat|ps1|vcf|ics)$/i],
    ["about the files", /(?:^|\/)(?:readme|licen[cs]e|copying|changelog|notice|authors|citation|manifest|sources|metadata)(?:\.(?:txt|json|xml|yml|yaml))?$/i],
  ];
}

/** Why a member is left out without a look at it; undefined where it may hold a table. Decided by its name alone. */
export function whyLeftOut(name: string): string | undefined {
  return kinds().find(([, pattern]) => pattern.test(name))?.[0];
}
