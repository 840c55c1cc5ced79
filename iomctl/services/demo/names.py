"""Word lists for made-up people, and identifiers that no two of them share."""

from datetime import date, timedelta
from random import Random

from iomctl.domain.identifiers import check_letter

FEMALE = (
    "Abigail Aisha Amelia Amy Bethan Carys Chloe Danielle Demi Ella Fatima Freya Gemma Hannah Holly Imani Jade Jasmine "
    "Kayleigh Keira Lauren Leah Lucy Maisie Megan Mia Naomi Natalia Niamh Olivia Paige Priya Rebecca Rhiannon Ruby "
    "Shannon Siân Sofia Tamara Zoë"
).split()
MALE = (
    "Aaron Adam Aidan Alfie Amir Andrei Ashley Ben Blake Brandon Callum Cameron Connor Corey Damian Daniel Darius "
    "Declan Devon Dylan Elliot Ethan Finlay Gareth George Hamza Harvey Ibrahim Jack Jake Jamie Jayden Jermaine Joel "
    "Jordan Josh Kai Kamil Kieran Kyle Lee Leon Lewis Liam Lloyd Luke Łukasz Marcus Mason Mateusz Michael Mohammed "
    "Nathan Nicholas Nikhil Owen Patrick Rhys Robbie Rowan Ryan Samuel Sean Shane Stefan Tariq Theo Tyler Wayne Zac"
).split()
SURNAMES = (
    "Abbott Adeyemi Ahmed Akhtar Allsop Anwar Ashdown Atkin Bagshaw Bailey Banks Barlow Begum Bhatt Birch Blackwood "
    "Booth Bramley Brannigan Brook Burrows Byrne Cartwright Chaudhry Clegg Cole Copeland Cross Dawes Dearden Dhillon "
    "Dobson Doyle Draper Eccles Ellwood Farrow Fenn Finch Fletcher Forde Gallagher Garside Gill Goddard Grimshaw "
    "Haigh Hale Hartley Haynes Hollis Horvath Hughes Hussain Iqbal Ives Jarvis Jennings Kamara Kaur Kerrigan Keyes "
    "Kowalski Lamb Langley Lister Lowe MacKay Malik Marsh Mensah Mercer Mistry Mould Nash Naylor Nowak Oakes Obi "
    "O'Brien Okoro O'Neill Osei Padgett Patel Pickering Pratt Quill Rafferty Rahman Rawson Redfern Riddle Rowley "
    "Sadler Sayle Sharma Singh Skelton Slater Smedley Stanek Stokes Sutcliffe Swain Thorne Tilley Tranter Upton Vance "
    "Varga Wainwright Walcott Wardle Whelan Wilde Winfield Wójcik Wragg Yates Yilmaz Young Żak"
).split()
AREAS = ("Luton", "Dunstable", "Houghton Regis", "Bedford", "Kempston", "Leighton Buzzard", "Biggleswade", "Sandy")
PRISONS = ("HMP Bedford", "HMP Peterborough", "HMP The Mount", "HMP Littlehey", "HMP Onley")
AGENCIES = ("Bedfordshire Police", "Probation Service East of England", "Luton Council", "Central Bedfordshire Council")
PROVIDERS = (
    ("Housing Solutions", ("accommodation",)),
    ("Keystone Homes", ("accommodation", "finance")),
    ("Jobcentre Plus", ("ete",)),
    ("Bridge Skills", ("ete", "attitudes")),
    ("ResoLUTiONs", ("drugs", "alcohol")),
    ("Clear Road", ("drugs", "alcohol", "health")),
    ("Bedfordshire Talking Therapies", ("health",)),
    ("Money Matters", ("finance",)),
    ("Families First", ("family",)),
    ("Thinking Ahead", ("attitudes",)),
)
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"

# Multipliers without a factor in common with the sizes they run round in, so that every person gets a
# different number and neighbours get numbers far apart.
_PNC_STEP, _PNC_SIZE = 4_827_131, 9_999_991
_CRN_STEP, _CRN_SIZE = 617_403, 999_983
_PRISON_STEP, _PRISON_SIZE = 3_571, 9_973


def pnc(number: int, year: int) -> str:
    """The canonical PNC id of made-up person `number` (from 1), first arrested in `year`."""
    serial = f"{number * _PNC_STEP % _PNC_SIZE:07d}"
    return f"{year}/{serial}{check_letter(f'{year % 100:02d}{serial}')}"


def cro(number: int, year: int) -> str:
    """The canonical CRO number of made-up person `number`; different for each within a year."""
    serial = f"{number % 1_000_000:06d}"
    return f"{serial}/{year % 100:02d}{check_letter(f'{year % 100:02d}{serial}')}"


def crn(number: int) -> str:
    """The CRN of made-up person `number`."""
    return f"{LETTERS[-4 - number // _CRN_SIZE]}{number * _CRN_STEP % _CRN_SIZE:06d}"


def prison_number(number: int) -> str:
    """The prison number of made-up person `number`."""
    turn, place = divmod(number, _PRISON_SIZE)
    first, second = divmod(turn, len(LETTERS))
    return f"A{place * _PRISON_STEP % _PRISON_SIZE:04d}{LETTERS[first]}{LETTERS[second]}"


def working_day(random: Random, earliest: date, latest: date, holidays: frozenset[date] = frozenset()) -> date:
    """A Monday to Friday from `earliest` to `latest`, both inclusive, and no holiday; `earliest` when there is none."""
    drawn = date.fromordinal(random.randint(earliest.toordinal(), max(earliest, latest).toordinal()))
    for step in (timedelta(days=-1), timedelta(days=1)):
        day = drawn
        while earliest <= day <= latest:
            if day.weekday() < 5 and day not in holidays:
                return day
            day += step
    return earliest
