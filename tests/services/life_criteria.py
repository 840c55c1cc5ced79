"""Criteria about levels of markers, releases, other cohorts, placements, homes and contacts, some taken as no."""

LIVES = """
name = "Levels, releases, other cohorts, placements and contacts"
version = 1
in_force_from = 2020-01-01
source = "made up"
[rules.mappa-2]
words = "MAPPA level 2 or 3"
field = "marker.mappa.level"
test = "one-of"
value = ["2", "3"]
[rules.mappa-low]
words = "MAPPA under level 3"
field = "marker.mappa.level"
test = "under"
value = "3"
[rules.harm]
words = "serious harm at least high"
field = "marker.serious-harm.level"
test = "at-least"
value = "HIGH"
when-unknown = "not-met"
[rules.out]
words = "released in the last three months"
field = "released"
test = "within"
value = "3 months"
[rules.soon]
words = "to be released within twelve weeks"
field = "release-due"
test = "within"
value = "12 weeks"
[rules.soon-if-known]
words = "to be released within a month, if that is known"
field = "release-due"
test = "within"
value = "1 month"
when-unknown = "not-met"
[rules.elsewhere]
words = "in another cohort"
field = "other-cohort"
test = "is"
value = true
[rules.only-here]
words = "in no other cohort"
field = "other-cohort"
test = "is"
value = false
[rules.in-town]
words = "in the town cohort"
field = "other-cohort"
test = "one-of"
value = ["town"]
[rules.housed]
words = "a settled placement"
field = "placement"
test = "one-of"
value = ["settled"]
[rules.unsettled]
words = "a placement that is not settled"
field = "placement"
test = "one-of"
value = ["transient", "homeless"]
[rules.missed-two]
words = "two contacts missed in a month"
field = "contacts-missed"
test = "at-least"
value = 2
within = "1 month"
[rules.missed-ever]
words = "a contact missed"
field = "contacts-missed"
test = "at-least"
value = 1
when-unknown = "not-met"
[rules.roofless]
words = "homeless"
field = "home"
test = "one-of"
value = ["homeless"]
[rules.inside-or-settled]
words = "in custody or in a settled home, if that is known"
field = "home"
test = "one-of"
value = ["custody", "settled"]
when-unknown = "not-met"
[tiers.fixed]
all = ["mappa-2", { any = ["soon", "missed-two"], when-unknown = "not-met" }]
[tiers.flex]
any = [{ all = ["out", { not = "mappa-low" }] }, "soon-if-known", { all = ["harm", "missed-ever"] }]
[tiers.free]
any = [
    { all = ["elsewhere", "unsettled"] },
    { all = ["only-here", "housed"] },
    { all = ["roofless", { not = "inside-or-settled" }] },
    { all = ["in-town", "missed-two"] },
]
when-unknown = "not-met"
[watch]
any = ["mappa-low", "soon"]
"""
