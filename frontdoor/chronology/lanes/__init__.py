"""The chronology drawn: a lane a person, a shape and a colour an agency, and what nobody recorded said in words."""
