//! What goes out of On Record: tables, annotations, citations, pictures, whole sites; and plain text in and out.

pub mod annotation;
pub mod armor;
pub mod attach;
pub mod citation;
pub mod picture;
pub mod site;
pub mod table;
pub mod text;
