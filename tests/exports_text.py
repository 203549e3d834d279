"""Records that have every field of the model, for tests of what goes out as data."""

PLACE = "{title: Om Örebro, publisher: SCB, url: 'https://scb.example/x', published: vt-25, updated: 2026-01}"
FULL = """
areas/sprak.yml:
  name: Språk
  aliases: [Svenska]
  description: Att *läsa* och skriva.
municipalities/1880-orebro.yml:
  name: Örebro
  aliases: [Örebro stad]
  description: En kommun i Närke.
  official_name: Örebro kommun
  organisation_number: 212000-1967
  contacts: [{role: Växel, unit: Kontaktcenter, phone: 019-21 10 00, email: kommunen@orebro.example}]
  visiting_address: Drottninggatan 5
  opening_hours: [Vardagar kl. 7–17]
  figures: [{value: ca 13 300, of: 16 000, counts: elever, as_of: ca 2025}]
  sources: [SOURCE]
schools/1880-almby-skola.yml:
  name: Almby skola
  aliases: [Almbyskolan]
  description: Skolan ligger i öster.
  municipality: Örebro
  kind: skola
  school_forms: [grundskola, fritidshem]
  unit_code: "12345678"
  predecessors: [{name: Gamla Almby, school: Brukets skola, until: 2019-06}]
schools/1880-brukets-skola.yml:
  name: Brukets skola
  municipality: Örebro
programmes/1880-lyftet.yml:
  name: Lyftet
  aliases: [Stora lyftet]
  description: Ett program.
  municipality: Örebro
  areas: [Område 1, Område 2]
  sources: [SOURCE]
organisations/stod.yml:
  name: Stöd
  kind: förvaltning
organisations/komtek.yml:
  name: Komtek
  aliases: [Teknikskolan]
  description: Barn bygger.
  kind: kommunal verksamhet
  municipality: Örebro
  part_of: Stöd
  organisation_number: 212000-1967
  url_of_site: https://komtek.example/?a=1&b=2
initiatives/0000-landet.yml:
  title: Landet
  summary: En satsning.
  municipality: nationell
  areas: [Matematik]
  period: {words: Just nu}
  sources: [{title: Källan}]
  reviewed: 2026-11-01
initiatives/1880-rakna.yml:
  title: '=1+1 räknar "tillsammans"; alla, och fler'
  summary: Lärare i Örebro planerar lektioner i matematik tillsammans.
  plain: Vi räknar.
  municipality: Örebro
  areas: [Matematik, Språk]
  programme: Lyftet
  programme_area: Område 2
  status: avslutad
  period: {start: ht-18, end: ej beslutat, words: Från hösten}
  school_forms: [grundskola]
  grades: 7-9
  target_groups: [elever, lärare]
  levels: [rektor, lärare]
  schools:
    - school: Almbyskolan
      contacts:
        - {role: Rektor, name: Rut Rot, phone: +46 19 21 10 00}
        - {role: Expedition, email: almby@orebro.example}
      note: Är först.
  contacts:
    - role: Projektledare
      name: Anna Andersson
      unit: Stöd
      phone: 019-21 10 01
      email: anna.andersson@orebro.se
  background: |-
    Många vill räkna.

    - En sak
    - En annan
  purpose: Att fler når målen.
  activities: "- Vi räknar\\n- Vi skriver"
  expected_effects: Fler lär sig.
  results: Fler lärde sig.
  figures: [{value: "12,5", of: 100, counts: procent, as_of: 2026-02-03}]
  partners: [{organisation: Komtek, part: ej beslutat, note: Kommer}, {organisation: Komtek, part: stöd}]
  undecided: [{about: Pengar, text: Vem som betalar.}]
  documents: [{title: Planen, published_by: Örebro, format: PDF, url: "https://orebro.example/plan.pdf"}]
  films: [{title: Filmen}]
  links: [{title: "@länken"}]
  participation:
    how: Ring oss.
    deadline: 2027-01-31
    terms: Alla får vara med.
    forms: [{title: Anmälan, url: "https://orebro.example/form"}]
  relations:
    part_of: [0000-landet]
    follows: [1880-lasa]
    inspired_by: [0000-landet]
    works_with: [1880-lasa]
  updates: [{date: ca 2026, text: Vi började.}]
  sources: [SOURCE]
  reviewed: 2026-11-01
  translations: {en: {title: Count together, summary: Teachers count.}}
  former_ids: [1880-addera]
initiatives/1880-lasa.yml:
  title: Läsa
  summary: En satsning i närvaro.
  municipality: Örebro
  areas: [Språk]
  period: {start: 2025}
  sources: [{title: Källan}]
  reviewed: 2026-11-01
""".replace("SOURCE", PLACE)
