import type { ProductWords } from "./shop-words.ts";

/** Talk about the shop itself: no product named, so the product column stays empty. */
export const general: ProductWords = {
  name: "",
  called: ["order"],
  issues: [
    {
      ask: [
        "Ordered on [Monday|Friday|Sunday], still \"in packing\". Anyone else waiting [this week|at the moment]? ~ 1,2",
        "How long does delivery to {city} take these days? ~ 0,2",
        "Can I change the address of an order once it is paid? ~ 3",
      ],
      answer: [
        "Two days within the country for me, five across the border.",
        "It says in packing until the van has left, then everything happens at once.",
        "Mine took a week before the long weekend, normally it is two or three days.",
        "Write to the desk before noon, then they can still catch the parcel.",
      ],
      more: ["Did you get a tracking number?", "Is the desk reachable on Saturdays? ~ 3"],
      again: ["By mail, in the evening.", "Until four I think."],
      solved: ["Parcel came this morning. ~ 0,1,2", "Address changed, quick reply from the desk. ~ 3"],
      desk: ["Orders before 14:00 leave the same day, Monday to Friday. Across the border please allow four to six days. ~ 0,1", "We have changed the address for you, it leaves this afternoon. ~ 2"],
    },
    {
      ask: [
        "Does the workshop take things from other brands as well? ~ 0,3",
        "How long is the workshop's queue right now? [Have a trip in {month}.|Zip again.] ~ 1,3",
        "Is the first-Saturday open house on in {month}? ~ 2",
      ],
      answer: [
        "They do, if they can get the parts.",
        "Ten days in spring, three in winter. Plan ahead.",
        "Every month except August. Get there early, the cake goes fast.",
        "I dropped mine off without an appointment, no problem.",
      ],
      more: ["Do they tell you the price first? ~ 0,3", "Is there parking? ~ 2"],
      again: ["Always, and they call before they start.", "Behind the bakery, or come by bike."],
      solved: ["Took it there on Saturday, ready by Thursday. ~ 0,1,3", "See you there then! ~ 2"],
      desk: ["Our workshop mends all brands as far as parts can be had. The queue is shown on the workshop page, updated every morning. ~ 0,1", "Open house is on the first Saturday, ten to four, with a tent to climb into and cake. ~ 2"],
    },
    {
      ask: [
        "Sizes of the merino shirts: as stated or one up? ~ 0,3",
        "Are the winter socks coming back? [Mine have holes.|Sold out since {past}.] ~ 1",
        "Gift voucher: does it work online and in the shop? ~ 2",
      ],
      answer: [
        "As stated, they get a little wider with time.",
        "They said in {month2}, like every year.",
        "Both, I split mine between the two.",
        "One up if you wear something underneath.",
      ],
      more: ["Does it shrink? ~ 0,3", "For how long is it valid? ~ 2"],
      again: ["Not if you wash it cold.", "Three years, it is printed on the back."],
      solved: ["Went for one up, fits. ~ 3", "Voucher used, thank you. ~ 2"],
      desk: ["The socks are back at the end of {month2}; we can put you on the list. ~ 1", "Vouchers work in both places and stay valid for three years. ~ 2"],
    },
  ],
  tips: [
    "The path along the {place2} is closed until {month2}, a bridge is out. The way round is signposted.",
    "Found a single glove {where}, left, grey. It is hanging on the fence by the car park.",
    "The seconds shelf in the shop is full again, go early.",
    "Photo evening at the shop was lovely, thanks to everyone who brought pictures.",
    "Bus to the trailhead runs on Sundays again, twice a day.",
    "Swap day: I have poles (120), a bivy bag and far too many stuff sacks.",
  ],
  reviews: [
    "Friendly shop, honest advice. They sold me the cheaper one.",
    "Parcel packed in old maps instead of plastic. Lovely idea.",
    "Phone queue is long on Mondays, otherwise very good service.",
    "Repair done in four days, with a note from the person who did it.",
  ],
  outing: ["No gear needed this time, just shoes and something for the table.", "Bring whatever you want to swap or mend.", "Map, tea, plans for the {season}, nothing more."],
};

/** What the chat around every product is made of. */
export const chat = {
  hello: ["Hi {first},", "Hey {first},", "Hello {first},", "{first},", "@{handle}:"],
  opener: ["Same here.", "Had that too.", "Funny, I had exactly this {when}.", "Welcome to the club.", "Easy one:", "From experience:", "For what it is worth:", "Do not worry.", "It depends.", "Been through this {where}.", "Short answer:", "My two cents:", "I asked that myself {when}.", "Third time I see this question :)", "Not sure it is the same, but:"],
  closer: ["Hope that helps.", "Good luck!", "Let us know how it goes.", "Worked for me {where}.", "Otherwise ask the desk.", "Try that first.", "Cheers", "Have fun {where}!", "Tell me if not.", "That is all I know.", "Takes five minutes.", "Still using mine."],
  background: ["For context: {days} days {where}, {weather}.", "Bought it in {past}.", "We are off to {place3} in {month}.", "First trip with it was {where}.", "Mostly use it for weekends.", "It was {deg} degrees, {weather}.", "Leaving on {weekday}, so quick answers welcome.", "Searched the forum, found nothing.", "Sorry if this has been asked before.", "Thanks in advance!", "Any idea?", "Grateful for any hint.", "Had it since {past}.", "Hope somebody knows."],
  followUp: ["Ah, thanks.", "Interesting, thank you.", "Makes sense.", "Good point.", "Okay, will try.", "Thanks {first}!", "Hm.", "Right."],
  thanks: ["Thank you {first}!", "Thanks {first}, much appreciated.", "Thanks!", "Brilliant, thanks.", "Great, thank you.", "You were right, {first}.", "Many thanks.", "Cheers {first}.", "Update:", "Reporting back:", "So, tried it {when}:"],
  plainThanks: ["[That did it|Sorted|Done|Solved].", "[Will try|Trying] it [tonight|tomorrow|on {weekday}|{where}].", "Helped a lot.", "Will do that tonight.", "Exactly what I needed to know.", "Ordered.", "Trying it at the weekend.", "That explains a lot.", "Never would have thought of that.", "Saved my weekend."],
  meToo: ["Same question here, following.", "Have exactly the same with mine, since {past}.", "+1, would like to know too.", "Mine does that as well, only {where}.", "Following. Mine is from {past}.", "Good to read that I am not the only one.", "Me too, and I already tried the obvious things."],
  agree: ["What {first} says[.|!|, plus patience.]", "[Agree|I am] with {first}, did the same {when}.", "{first} [beat me to it|was quicker][.|, nothing to add.]", "+1 to {first}[.|, worked {where}.|, have done so for {years} years.]", "[Did not work for me|No luck with that here], {first}, but maybe mine is older.", "That is how {pal} does it too[.|, {where}, in {weather}.]", "[Have to disagree a little|Not quite my experience], {first}: in {weather} it is another story.", "[Good one|Nice|Right], never thought of [it|that][.|, {first}.]", "Can confirm, [tried it|did that] {where}[.|, {weather} and all.]", "[Interesting|Odd|Funny], {first}, with mine [it was the other way round|it was different {where}|{weather} changed everything].", "How long have you been doing it that way, {first}?", "[Second that|Seconded][.|, {first}.|, since {past} without trouble.]", "{first}, does that [still work|hold] in {weather}?", "[Learned something|New to me], [thanks|thank you] {first}."],
  stories: ["{days} days {where} with the {called}, {weather}, [not one complaint|and I would do it again|one wet sock in total]. [Next stop {place3}.|Pictures to follow.|]", "Took the {called} along {where}: {km} km, {climb} m up, {weather}. [Quiet up there.|Met nobody before noon.|Soup at the end.]", "[Evening|Morning|Lunch break] at {place3}, {deg} degrees, {weather}, the {called} [beside me|on the bench|at work]. [That is all.|Good day.|Recommended.]", "{pal} [borrowed|tried] my {called} {where} and [does not want to give it back|has ordered one|came back with a list of questions].", "After {months} months with the {called}: [still happy|one scratch, no faults|would choose it again]. Mostly used {where}, in {weather} too.", "Packed the {called} for {place3}, [forgot the sandwiches|forgot the map|remembered everything for once]. {km} km, back by {clock2}.", "{place3} [by bus|by train|on foot] {when}, {weather} all the way, {called} [did fine|no trouble|held up well].", "[Small discovery|Note to self|For the record], {where}, {weather}: the {called} likes to be [dried before it is put away|checked at home first|packed last, so that it comes out first]."],
  tipTalk: [
    { say: ["[Nice one|Good idea|Clever|Great idea, {first}|Lovely], will [copy that|try that|do the same] [|at the weekend|on the next trip|in {month}].", "[Stealing this|Borrowing this|Taking this one], [thanks|thank you {first}]."], back: ["[Go ahead|Please do|Be my guest][!|, {first}.| :)]", "Tell me [how it goes|whether it works for you], {first}."] },
    { say: ["[Did|Tried] this [at once|just now|{when}], works[.|!|, thanks {first}.]", "[Tested|Tried it] {where}, [can confirm|works|does the job]."], back: ["[Glad|Happy] to hear[ that|], {first}.", "{first}, that was quick."] },
    { say: ["[Have you got|Do you have|Could you post] a picture [of that|], {first}?", "Can you [show|post] that [in a picture|in more detail|step by step]?"], back: ["Will take [one|a picture] [tonight|tomorrow|at the weekend].", "{first}, [I will try|tonight, when there is light|sent you one]."] },
    { say: ["Does [that|it] [hold|work|last] in {weather}?", "[Even|Also] in {weather}?"], back: ["So far [it has|yes], {weather} included.", "In {weather} it did, {first}. Not tried in anything worse."] },
    { say: ["[Lovely|Beautiful|Sounds good]. {place3} next?", "You [have|need] to go to {place3} [as well|next], {first}."], back: ["{place3} in {month}, if all goes well.", "[On the list|Planned], {first}. Come along?"] },
    { say: ["Which [series|one] is yours, the old or the new one?", "Is [yours|that] the [current|older] one, {first}?"], back: ["Bought in {past}, so the new one.", "The new one. {pal} has the old one, same thing."] },
    { say: ["[Been doing|Have done] that for {years} years, never thought to write it down.", "[My|Our] {pal} showed me the same [trick|thing] {where}.", "How did I [not|never] [know this|think of this]?", "[Noted|Saved|Written down] for {month}.", "[Thanks for sharing|Good to know|Thank you], {first}[.|!|, very useful.]"], back: ["It was {pal}'s idea, to be honest.", "[Thank you|Thanks], {first} :)", "[Always|Any time], {first}."] },
  ],
  reviewTalk: [
    { say: ["How does it [do|behave] in {weather}?", "[Did you use|Have you had] it in {weather} [yet|already|too]?"], back: ["[No trouble|Fine] so far in {weather}.", "Had {weather} {where}, [no problem|it was fine|did well]."] },
    { say: ["Was that the current series?", "Which series [is it|did you get]?"], back: ["The current one, from {past}.", "Bought in {past}, so the current one I think."] },
    { say: ["Would you take it for [a week|{days} days|longer trips] as well?", "Only weekends so far, or longer [trips|too]?"], back: ["I would, yes.", "{days} days {where}, went well.", "For a week definitely, for a month I do not know."] },
    { say: ["Did you compare it with [anything else|others] [first|before]?", "What [made you choose it|else did you look at]?"], back: ["Compared it with two others, this one felt better made.", "{pal} has another one, I like mine better.", "The people in the shop let me try [three|two], this was the one."] },
    { say: ["Where did you [use it mostly|take it], {first}?", "Used it {where}, or [further away|nearer home]?"], back: ["Mostly {where}, in {weather}.", "{where}, and a bit around {place3}."] },
    { say: ["And after [a year|{months} months], still happy?", "[How long|Since when] have you had it now?"], back: ["{months} months now, [still happy|no complaints].", "Ask me again in a year :)", "Since {past}, so far so good."] },
  ],
  goingTalk: [
    { say: ["[I am in|Count me in|I'm in|In|I will be there|Happy to come][.|!| :)] [||With {pal}.|Bringing cake.|Coming by train.|Just me this time.|First time for me.]", "[Coming|Will come|On my way], [with {pal}|with cake|with tea|with a friend]."], back: ["[Great|Lovely|Perfect], {first}[!|.]", "I have put you down, {first}.", "[Good|Great], then you have [the last place|place number {count}], {first}."] },
    { say: ["In, can take two in the car from {city}.", "[Yes|Coming]! Car from {city}, [two|three] seats [free|left]."], back: ["[Perfect|Great], I pass it on, {first}.", "{pal} needs a seat, {first}, will write to you."] },
    { say: ["[Yes|In|Coming]! What time do we leave?", "[When|What time] do we have to be back, {first}?"], back: ["We leave at {clock}, back [by|around] {clock2}.", "{first}, train at {clock}, return {clock2}."] },
    { say: ["[Would love to|Gladly], but [I am away that weekend|the family is here|I am {where} until then].", "[Cannot make it|Sadly working|Not this time], [have fun|next time|enjoy it][.|!]"], back: ["[Pity|Too bad|Shame], next time then.", "Next time, {first}[.|!]"] },
    { say: ["Maybe, will say by {weekday}.", "Not sure yet, [depends on the weather|depends on {pal}|will tell you by tomorrow]."], back: ["[No hurry|Fine], {first}.", "Tell me when you know, {first}."] },
    { say: ["I will be [a little|ten minutes|half an hour] late, start without me.", "Can I [join later|come to the second half|meet you on the way], {first}?"], back: ["[No problem|Fine], we start slowly.", "We wait at the first stop, {first}."] },
    { say: ["In. Need a lift from {city} though.", "[Is there|Have you got] room for one more[?| from {city}?]"], back: ["There is room, just come.", "{pal} drives past {city}, I ask."] },
    { say: ["Will [my|normal|running] shoes do or do I need boots[?|, {first}?]", "Is it [all right|okay] for [beginners|a slow walker|somebody with a dog]?"], back: ["Normal shoes will do.", "[Of course|Sure], {first}, we [take our time|wait for everyone]."] },
  ],
  tripIntro: ["{weekday} {place3}:", "Plan for {weekday}:", "Who is free on {weekday}?", "Next round: {place3}, {weekday}.", "Hello all, {weekday} looks {sky}.", "It is on again, {weekday}, {place3}.", "Short notice, I know: {weekday}, {place3}.", "As promised the details for {weekday}.", "Reminder for {weekday}, {place3}.", "Everyone, the forecast for {weekday} is {sky}.", "{month} meeting: {place3}.", "New date, since half of you were away: {weekday}.", "To all who asked: yes, we are going to {place3} on {weekday}."],
  tripWay: ["{km} km, easy, two stops.", "About {hours} hours, back before dark.", "Nothing steep, {pal} walked it last week.", "{km} km with {climb} m up, so bring a snack.", "We take it slowly, promise.", "Only {km} km this time."],
  tripTime: ["Meeting at the station in {city} at {clock}.", "Train leaves at {clock}, return at {clock2}.", "We start at {clock}.", "Cars: please share, parking is tight. Start at {clock}.", "Dogs welcome.", "Newcomers welcome, bring a friend.", "Rain date is the week after.", "Up to twenty people, so tell me soon."],
  tripNews: ["For all who own one: the desk has answered my question, I copy it here.", "News for everyone here, since I get asked every week:", "I wrote to the shop for all of us, result:", "Collected your questions from last time:", "For the whole round, because it came up on {weekday}:", "Short note to all:"],
  deskHello: ["Hi {first},", "Hello {first},", "Good morning {first},", "Dear {first},"],
  deskClose: ["Ines, Fern & Pine", "Tom from the workshop", "Best wishes, Ines", "Priya, Fern & Pine", "Kind regards, Tom", "All the best, Priya"],
  deskThanks: ["thank you for the review, we pass it on to the workshop.", "glad to hear it! Enjoy the next trip.", "thank you, and noted for the next series.", "that is good to read. If anything comes loose, you know where we are.", "thanks for the honest words, we are working on exactly that.", "sorry about that. Please send us a picture and we put it right."],
};

/** Words that belong to no product. */
export const common = {
  kg: ["8", "9", "10", "11", "12", "13", "14", "15"],
  km: ["9", "11", "12", "14", "15", "16", "18", "19", "21", "23", "26"],
  km3: ["600", "900", "1,100", "1,400", "2,000"],
  days: ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"],
  few: ["two", "three", "four", "five"],
  count: ["6", "7", "8", "9", "12", "14", "20", "30", "40"],
  hours: ["three", "four", "five", "six", "seven"],
  hours2: ["nine", "ten", "eleven", "fourteen"],
  minutes: ["9", "11", "12", "14", "15", "20"],
  minutes2: ["six", "seven", "eight", "ten"],
  months: ["two", "three", "four", "six", "eight", "nine", "ten"],
  years: ["two", "three", "four", "five", "six"],
  grams: ["1,090", "1,120", "1,150", "1,180"],
  grams2: ["40", "60", "80", "110", "140"],
  grams3: ["320", "410", "460", "530"],
  grams4: ["9", "10", "11", "12", "13"],
  grams5: ["71", "74", "78", "82"],
  height: ["1.62 m", "1.68 m", "1.71 m", "1.76 m", "1.80 m", "1.84 m"],
  height2: ["1.70 m", "1.83 m", "1.88 m", "1.91 m"],
  cold: ["-2", "-4", "-6", "-8", "1", "3"],
  frost: ["-1", "-2", "-3", "-5"],
  wind: ["50", "60", "65", "70", "80"],
  windlow: ["30", "35", "40", "45"],
  pace: ["10", "12", "14"],
  climb: ["250", "320", "400", "480", "550", "640"],
  clock: ["7:40", "8:15", "8:30", "9:00", "9:20", "9:45", "10:00", "10:30"],
  clock2: ["16:10", "16:45", "17:20", "18:05"],
  weekday: ["Saturday", "Sunday", "Friday evening", "Saturday morning", "Sunday morning"],
  when: ["last weekend", "on Sunday", "last night", "last week", "yesterday", "two weeks ago", "on my last trip", "the other day", "this morning"],
  when2: ["next weekend", "on the trip next week", "for a few more nights"],
  sky: ["dry", "dry so far", "good", "better than I feared", "cold but clear", "fine until the afternoon", "sunny"],
  trousers: ["size 36", "size 38", "size 44", "size S", "size XL"],
  place2: ["ridge", "river", "lake", "summit", "pass", "coast"],
  pal: ["Jo", "Sam", "Alex", "Robin", "Chris", "Kim", "Toni", "Max", "Andy", "Nico"],
};

/** Words that depend on the month of the message: season, temperature, months just past and to come. */
export function seasonal(month: number): Readonly<Record<string, readonly string[]>> {
  const names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const ahead = [1, 2, 3].map((step) => names[(month + step) % 12] ?? "May");
  const warm = [3, 4, 7, 11, 15, 19, 22, 21, 17, 12, 7, 4][month] ?? 10;
  const season = month < 2 || month === 11 ? "winter" : month < 5 ? "spring" : month < 8 ? "summer" : "autumn";
  return {
    month: ahead.slice(0, 2),
    past: [names[(month + 11) % 12] ?? "May", names[(month + 10) % 12] ?? "May", names[(month + 8) % 12] ?? "May"],
    month2: ahead,
    deg: [warm - 3, warm - 2, warm - 1, warm, warm + 1].map(String),
    season: [season],
    weather: ["rain", "wind", "drizzle", "fog", "proper rain", ...(season === "summer" ? ["heat", "full sun", "warm wind"] : season === "winter" ? ["sleet", "a cold wind", "snow"] : ["showers and sun", "a cold wind", "first frost"])],
  };
}
