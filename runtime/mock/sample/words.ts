/**
 * Words for samples: some of the lists of `@faker-js/faker` (MIT, copyright Faker and Marak Squires), whole in no bundle.
 * Do not edit: `UPDATE=1 npx vitest run test/mock/words.test.ts` writes it.
 */

/** Given names. */
export const givenNames: readonly string[] =
  "Addison Alexie Alvis Arden Asa Austyn Berry Brown Carroll Chesley Cordie Dannie Delta Devyn Elisha Florida Garnett Harley Ira Jadyn Jamie Jaylin Jessie Jordan Kacey Kayden Kris Lavon Linnie Loy Marley Merl Michel Monserrate Murl Nikita Ollie Ova Peyton Raleigh Rickie Roma Ryley Schuyler Sidney Sunny Tommie Urban".split(
    " ",
  );

/** Family names. */
export const familyNames: readonly string[] =
  "Abbott Aufderhar Batz Beier Block Bradtke Cartwright Considine Cummerata Dickens Durgan Fay Franey Glover Green Hahn Harris Hermann Hintz Huels Jerde Kerluke Kling Krajcik Kunde Langworth Lesch Lueilwitz Marvin Medhurst Morar Nader Ortiz Pollich Rath Renner Rolfson Rutherford Schmeler Schumm Smitham Stiedemann Thompson Tromp Waelchi Weimann Willms Wuckert".split(
    " ",
  );

/** Cities. */
export const cities: readonly string[] =
  "Abilene Anderson Aurora Berwyn Brentwood Camarillo Charlotte Compton DeSoto Eagan Evanston Fremont Greeley Hayward Hutchinson Kenosha Largo Lompoc Maricopa Miami Montebello Oakland Paramount Pittsfield Provo Riverton Salinas Smyrna Tamarac Troy Victoria Westland".split(
    " ",
  );

/** Adjectives. */
export const adjectives: readonly string[] =
  "abandoned alarmed artistic beneficial bouncy careless cluttered creamy dead determined dreary empty expert firm fortunate fuzzy graceful guilty hollow imaginary inferior juicy legal lovely meaty monthly needy oblong outlying petty potable punctual realistic rosy scaly shameful skeletal somber squeaky strong swift thorny troubled unlawful unwritten vivacious whispered worse".split(
    " ",
  );

/** Nouns. */
export const nouns: readonly string[] =
  "SUV airport arcade baseboard blowgun bump castanet chow community courtroom dead detective doubter effector expense filter folklore fun goodwill habit hierarchy hutch instance junior larva lobster mantua middle mountain numeracy other passport pigpen pneumonia privilege ravioli retention sanity secrecy skeleton spear stool swanling tectonics tooth typeface vestment wedding".split(
    " ",
  );
