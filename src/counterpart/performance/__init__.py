"""How the force and its desk perform: standing statements, their publication, dashboards."""
