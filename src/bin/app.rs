//! The page.

fn main() {
    on_record::web::start();
}
