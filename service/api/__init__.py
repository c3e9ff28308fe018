"""The HTTP contract: `app.create_app(engine, settings)` makes the application.

`contract`, `checks` and `problems` know no HTTP library: the command line prints the same objects and refuses with
the same sentences without loading one.
"""
