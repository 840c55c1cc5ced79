"""Corrections of parts of what `test_withdrawn.py` records, each with the one that corrects it back."""

OF_REFERRALS = {
    "practitioner's name": (
        "referral correct R1 --practitioner Osei --on 2026-04-09 --reason wrong",
        "referral correct R1 --practitioner Hale --on 2026-04-08 --reason wrong",
    ),
    "score's word": (
        "referral correct R1 --outcome home-kept --score not-achieved --reason wrong",
        "referral correct R1 --outcome home-kept --score achieved --reason wrong",
    ),
    "outcome's code": (
        "referral correct R1 --outcome home-kept --to home-progress --reason wrong",
        "referral correct R1 --outcome home-progress --to home-kept --reason wrong",
    ),
    "referral without outcomes": (
        "referral make N1 alcohol --provider fresh --on 2026-04-13",
        "referral withdraw R3 --reason wrong",
    ),
    "referral's service": (
        "referral correct R3 --provider housing --pathway accommodation --reason wrong",
        "referral correct R3 --provider fresh --pathway alcohol --reason wrong",
    ),
}
OF_REQUIREMENTS = {
    "consent": (
        "requirement consent Q1 refused --on 2026-03-18 --note Words",
        "requirement withdraw Q1 --consent --on 2026-03-18 --reason wrong",
    ),
    "assessment": (
        "requirement assess Q1 suitable --by Words --on 2026-03-18",
        "requirement withdraw Q1 --assessment --on 2026-03-18 --reason wrong",
    ),
    "session": (
        "requirement session Q1 missed --reason medical --on 2026-03-18",
        "requirement withdraw Q1 --session --on 2026-03-18 --reason wrong",
    ),
    "breach": (
        "requirement breach Q1 continued --on 2026-03-18",
        "requirement withdraw Q1 --breach --on 2026-03-18 --reason wrong",
    ),
}
OF_CONSENTS = {
    "own words' consent": (
        "consent add E3 public given --note Words --from 2026-04-14",
        "consent withdraw V2 --reason wrong",
    ),
    "consent taken back": ("consent revoke V1 --on 2026-04-15", "consent withdraw V1 --revoked --reason wrong"),
}

OF_PLACEMENTS = {
    "move-on plan": (
        "placement plan P1 A01D --note Words --on 2026-04-12",
        "placement withdraw P1 --plan --reason wrong",
    ),
    "plan's code": (
        "placement correct P1 --plan --to A04 --reason wrong",
        "placement correct P1 --plan --to A01D --reason wrong",
    ),
    "support": ("placement support P1 R1", "placement withdraw P1 --support R1 --reason wrong"),
}
