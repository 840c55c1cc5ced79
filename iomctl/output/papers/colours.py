"""The colours of charts: the six of official statistics in their order, and six like them on a dark page."""

COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
"""Dark blue, turquoise, dark pink, orange, dark grey, light purple [AF-COL]."""
ON_DARK = ("#6BACE6", "#28A197", "#E27BB1", "#F46A25", "#BFBFBF", "#A285D1")
"""The same order where the page is dark; light blue and light grey are of that guidance, the pink is ours."""
DARK_BLUE, ORANGE = 0, 3


def colours_of(series: int) -> tuple[int, ...]:
    """Which of the six so many series have: two are dark blue and orange."""
    return (DARK_BLUE, ORANGE) if series == 2 else tuple(range(series))
