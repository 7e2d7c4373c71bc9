//! What stands in texts: markup, odd characters, clipboards.

use import::{Clipboard, Item, import, import_clipboard};

use super::{OPTIONS, article, notes};

#[test]
fn markup_is_text_and_deep_pages_take_no_stack() {
    let text = "He typed </script><img onerror=alert(1)> and smiled.";
    assert_eq!(article("a.txt", text.as_bytes()).article.text, text);
    let wide = format!("<p>Mira spoke.</p>{}", "<b>x</b> ".repeat(100_000));
    assert!(article("a.html", wide.as_bytes()).article.text.len() > 100_000);
    let deep = format!(
        "{}Mira spoke for an hour.{}",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    assert_eq!(
        article("a.html", deep.as_bytes()).article.text,
        "Mira spoke for an hour."
    );
    let items = "<ul><li>".repeat(100_000);
    assert!(matches!(
        &import("a.html", items.as_bytes(), &OPTIONS)[..],
        [Item::Refused(_)]
    ));
}

#[test]
fn odd_characters_are_kept_or_replaced_and_said() {
    let imported = article(
        "a.txt",
        format!("Mira said \u{202E}no\u{202C}. {}", "And so on. ".repeat(20)).as_bytes(),
    );
    assert!(imported.article.text.contains('\u{202E}'));
    assert_eq!(
        notes(&imported),
        [
            "2 characters that steer the direction of writing, the first in line 1: words may be shown in another order than they are stored"
        ]
    );
    let imported = article(
        "a.txt",
        format!("One\nMira\0 said no. {}", "And so on. ".repeat(20)).as_bytes(),
    );
    assert!(
        imported
            .article
            .text
            .starts_with("One\nMira\u{FFFD} said no.")
    );
    assert_eq!(
        notes(&imported),
        ["1 control character stands as \u{FFFD}, the first in line 2"]
    );
    let lone = String::from_utf16_lossy(&[0x4D, 0x69, 0xD83D, 0x72, 0x61]);
    let pasted = import_clipboard(
        "pasted text 1",
        Clipboard {
            plain: &lone,
            html: "",
        },
        &OPTIONS,
    )
    .expect("words");
    assert_eq!(pasted.article.text, "Mi\u{FFFD}ra");
    assert_eq!(
        notes(&pasted),
        [
            "1 character could not be read and stands as \u{FFFD}, the first in line 1: try another encoding"
        ]
    );
}

#[test]
fn clipboards_are_read_as_pages_where_these_hold_the_words() {
    let html = "<p>Mira said <b>no</b>.</p><p>Nobody else did.</p>";
    let paste = |plain: &str, html: &str| {
        import_clipboard("pasted text 1", Clipboard { plain, html }, &OPTIONS)
            .map(|imported| imported.article.text)
            .map_err(|error| error.to_string())
    };
    assert_eq!(
        paste("Mira said no.\nNobody else did.", html).as_deref(),
        Ok("Mira said no.\n\nNobody else did.")
    );
    assert_eq!(
        paste("Mira said no.\nNobody else did.", "<i>Mira</i>").as_deref(),
        Ok("Mira said no.\nNobody else did.")
    );
    assert_eq!(
        paste("  ", "<img src=x>"),
        Err("pasted text 1: no words were found in this piece of text; copy the article and paste again".to_owned())
    );
}
