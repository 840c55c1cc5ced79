"""Transcripts: Markdown pages whose ```console blocks are replayed, and what replays them.

A block holds commands after `$ `, each followed by exactly what a pipe shows, stdout and stderr together. A
command that ends in a backslash goes on in the next line. One page is one fresh machine: an empty home, which
is also the working folder, with the checkout's `examples/` in it and no case book. Comments steer it:

    <!-- scheme: demo 120 -->    start from a made-up scheme of so many people
    <!-- before                  or from what these commands make, each on its line
    iomctl init ...
    -->
    <!-- day: 2026-04-27 -->     the clock's day from here on, or +7 for days later; Monday 2026-04-20 at first
    <!-- engine: sqlite -->      for a page about what only one engine has
"""
