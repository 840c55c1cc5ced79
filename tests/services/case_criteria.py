"""Criteria that ask only about needs, referrals, the area, and the stay in the cohort."""

CASES = """
name = "Needs, referrals, area and stay"
version = 1
in_force_from = 2020-01-01
source = "made up"
[rules.needs-drugs]
words = "a need on drugs"
field = "need.drugs"
test = "at-least"
value = "some"
[rules.severe-drugs]
words = "a severe need on drugs"
field = "need.drugs"
test = "at-least"
value = "severe"
[rules.asked-alcohol]
words = "asked about alcohol"
field = "need.alcohol"
test = "at-least"
value = "none"
[rules.waits]
words = "referred for drugs and waiting"
field = "referral.drugs"
test = "one-of"
value = ["made", "accepted"]
[rules.over]
words = "a referral for drugs of twelve weeks came to its end"
field = "referral.drugs"
test = "one-of"
value = ["ended", "refused"]
within = "12 weeks"
[rules.under-way]
words = "a referral for drugs of three months is under way"
field = "referral.drugs"
test = "one-of"
value = ["started"]
within = "3 months"
[rules.in-luton]
words = "lives in Luton"
field = "area"
test = "one-of"
value = ["Luton"]
[rules.in-either]
words = "lives in either area"
field = "area"
test = "one-of"
value = ["dunstable", "LUTON"]
[rules.long]
words = "twelve weeks on the scheme"
field = "time-on-scheme"
test = "at-least"
value = "12 weeks"
[rules.a-month]
words = "a month on the scheme"
field = "time-on-scheme"
test = "at-least"
value = "1 month"
[rules.red-or-amber]
words = "red or amber"
field = "colour"
test = "one-of"
value = ["red", "amber"]
[rules.inside]
words = "in custody"
field = "custody"
test = "is"
value = true
[rules.outside]
words = "in the community"
field = "custody"
test = "is"
value = false
[tiers.fixed]
all = ["severe-drugs", { any = ["waits", "over"] }, { not = "in-luton" }]
[tiers.flex]
any = [{ all = ["long", "red-or-amber"] }, { all = ["inside", { not = "needs-drugs" }] }, "under-way"]
[tiers.free]
all = ["in-either", { not = "a-month" }, "outside", "asked-alcohol"]
"""
