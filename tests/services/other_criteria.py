"""Criteria with the fields that none of the shipped ones has."""

OTHERS = """
name = "Every other field"
version = 1
in_force_from = 2020-01-01
source = "made up"
edge = 5
[groups]
violence = ["008"]
[rules.ten]
words = "three days of arrest in a year"
field = "arrests"
test = "at-least"
value = 3
within = "12 months"
[rules.burgled]
words = "two days of arrest for neighbourhood crime"
field = "arrests"
test = "at-least"
value = 2
group = "neighbourhood-crime"
[rules.violent]
words = "two convictions for violence"
field = "offences"
test = "at-least"
value = 2
group = "violence"
outcomes = ["convicted", "cautioned"]
[rules.robbed]
words = "an offence of violence against a person"
field = "offence"
test = "in-group"
value = "violence"
victim = "person"
[rules.shops]
words = "two offences against a business in two years"
field = "offences"
test = "at-least"
value = 2
within = "24 months"
victim = "business"
[rules.index-lately]
words = "a robbery of a business as index offence of two years"
field = "index-offence"
test = "in-group"
value = "robbery"
within = "24 months"
[rules.low-lately]
words = "OGRS3 under 40, of three months"
field = "score.ogrs3-2y"
test = "under"
value = 40
max_age = "3 months"
[rules.low-by-far]
words = "OGRS3 under 40, of two years"
field = "score.ogrs3-2y"
test = "under"
value = 40
max_age = "2 years"
[rules.on-licence]
words = "on licence"
field = "sentence.licence"
test = "is"
value = true
[rules.ends]
words = "licence ends soon"
field = "sentence.licence"
test = "ends-within"
value = "12 weeks"
[rules.no-mappa]
words = "not under MAPPA"
field = "marker.mappa"
test = "is"
value = false
[rules.young]
words = "under 25"
field = "age"
test = "under"
value = 25
[rules.man]
words = "a man"
field = "gender"
test = "one-of"
value = ["male"]
[rules.low]
words = "OGRS3 under 40"
field = "score.ogrs3-2y"
test = "under"
value = 40
[tiers.fixed]
any = ["ten", "burgled", { all = ["violent", "on-licence"] },
  { all = ["robbed", "shops"] }, { all = ["index-lately", "low-by-far"] }]
[tiers.flex]
all = [{ not = "ends" }, { any = ["young", "low"] }]
[tiers.free]
all = ["man", "no-mappa"]
[watch]
any = ["violent", "low", "low-lately"]
"""
