"""Small files of facts to import, about two people."""

OFFENCES = "offence,offender,committed_on,code,victim,outcome,outcome_on,index_on,source"
ARRESTS = "arrest,offender,arrested_on,codes,victim,outcome,outcome_on,source"
SCORES = "score,offender,kind,value,scored_on,version,source"
SENTENCES = "sentence,offender,kind,start_on,until_on,source"
MARKERS = "marker,offender,kind,present,from_on,until_on,source"
HOMES = "home,offender,from_on,kind,area,leaves_on,source"
TRANSITIONS = "transition,offender,kind,step,step_on,done_with,note"
ROWS = {
    "offences": (OFFENCES, ",N1,2026-02-12,028/03,person,convicted,2026-03-30,2026-03-30,PNC"),
    "arrests": (ARRESTS, ",N1,2026-02-12,028/03,person,bailed,2026-02-13,custody record"),
    "homes": (HOMES, ",N1,2026-02-12,A07A,Luton,2026-05-12,his sister"),
    "scores": (SCORES, ",N1,ogrs3-2y,81,2026-03-03,3.0,OASys"),
    "sentences": (SENTENCES, ",N1,licence,2026-01-05,2026-11-02,nDelius"),
    "transitions": (TRANSITIONS, ",N1,turning-18,met,2026-02-12,probation,with his mother"),
    "markers": (MARKERS, ",N1,domestic-abuse,yes,2026-01-05,2026-12-31,MARAC"),
}
