//! The annotated articles lie beside a checkout of the project, not in it; without them these tests have nothing to say.
