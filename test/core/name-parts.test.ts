import { expect, test } from "vitest";
import { namePartOf } from "../../src/core/name-parts.ts";

test("headers of half names are told from those of whole names and of everything else", () => {
  for (const header of ["firstName", "First Name", "given_name", "Vorname", "prénom"]) expect(namePartOf(header), header).toBe("given");
  for (const header of ["lastName", "Last-Name", "surname", "Nachname", "Familienname", "apellidos"]) expect(namePartOf(header), header).toBe("family");
  for (const header of ["name", "full name", "user name", "first contact", "last seen", "firstness", ""]) expect(namePartOf(header), header).toBeUndefined();
});
