//! Source text to modules: what each defines, what it brings into scope, and every path that it writes.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{Token, tokens};

/// A module of one crate, whether in a file of its own or in braces.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// File in which it stands.
    pub(super) file: String,
    /// The module around it; none for the root of a crate.
    pub(super) parent: Option<usize>,
    /// The modules in it by name.
    pub(super) children: BTreeMap<String, usize>,
    /// Functions, types, constants, traits and macros that it defines.
    pub(super) items: BTreeSet<String>,
    /// The macros among them.
    pub(super) macros: BTreeSet<String>,
    /// Names that `use` brings into scope, with the paths behind them.
    pub(super) named: Vec<(String, Path)>,
    /// Modules and types of which `use` brings everything into scope.
    pub(super) globs: Vec<Path>,
    /// All paths of more than one part, those of `use` among them, and macros called by a bare name.
    pub(super) paths: BTreeSet<Path>,
}

/// The parts of a path: `crate`, `actor`, `merge` of `crate::actor::merge`. A macro's name keeps its `!`.
pub(super) type Path = Vec<String>;

/// The modules of all crates.
#[derive(Debug, Default)]
pub(super) struct Modules {
    /// Parents before their children.
    pub(super) all: Vec<Module>,
    /// The root of each library by the name of its crate.
    pub(super) libraries: BTreeMap<String, usize>,
    /// Files that are compiled for tests alone, or stand below one that is.
    pub(super) tests: BTreeSet<String>,
    /// Files that were declared but are not there.
    pub(super) missing: Vec<String>,
}

impl Modules {
    /// Reads the crate whose root is `file`, and all files that belong to it.
    pub(super) fn read_crate(&mut self, library: Option<&str>, file: &str, files: &Files) {
        let root = self.all.len();
        if let Some(name) = library {
            self.libraries.insert(name.to_owned(), root);
        }
        self.all.push(Module {
            file: file.to_owned(),
            ..Module::default()
        });
        let folder = folder_of(file);
        self.read_file(root, folder, files);
    }

    /// `folder` is where the modules in this file have theirs.
    fn read_file(&mut self, module: usize, folder: &str, files: &Files) {
        let file = self.all[module].file.clone();
        let Some(source) = files.get(&file) else {
            self.missing.push(file);
            return;
        };
        let tokens = tokens(source);
        let mut reader = Reader {
            modules: self,
            files,
            tokens: &tokens,
            at: 0,
        };
        reader.read(module, folder);
    }

    fn add(&mut self, parent: usize, name: &str, file: String) -> usize {
        let module = self.all.len();
        self.all.push(Module {
            file,
            parent: Some(parent),
            ..Module::default()
        });
        self.all[parent].children.insert(name.to_owned(), module);
        module
    }
}

/// The text of each file by its path.
pub(super) type Files = BTreeMap<String, String>;

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What attributes say of the item after them.
#[derive(Default)]
struct Attributes {
    /// It is compiled for tests alone.
    is_test: bool,
    /// The file that a module is said to stand in.
    path: Option<String>,
}

struct Reader<'a> {
    modules: &'a mut Modules,
    files: &'a Files,
    tokens: &'a [Token<'a>],
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self, ahead: usize) -> Option<Token<'a>> {
        self.tokens.get(self.at + ahead).copied()
    }

    fn word(&self, ahead: usize) -> Option<&'a str> {
        match self.peek(ahead) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn is_mark(&self, ahead: usize, mark: char) -> bool {
        self.peek(ahead) == Some(Token::Mark(mark))
    }

    /// Reads up to the brace that closes the module, or to the end.
    fn read(&mut self, module: usize, folder: &str) {
        let mut depth = 0_u32;
        let mut attributes = Attributes::default();
        while let Some(token) = self.peek(0) {
            if token == Token::Mark('#') && (self.is_mark(1, '[') || self.is_mark(2, '[')) {
                self.read_attribute(module, &mut attributes);
                continue;
            }
            let said = std::mem::take(&mut attributes);
            if said.is_test {
                self.pass_over_test(folder, &said);
                continue;
            }
            // `pub` stands between attributes and item.
            if token == Token::Word("pub") {
                self.pass_over_visibility();
                attributes = said;
                continue;
            }
            match token {
                Token::Mark('{') => depth += 1,
                Token::Mark('}') if depth == 0 => break,
                Token::Mark('}') => depth -= 1,
                Token::Word("mod") if self.word(1).is_some() => {
                    self.read_module(module, folder, &said);
                    continue;
                }
                Token::Word("use") => {
                    self.at += 1;
                    self.read_use(module, &mut Vec::new());
                    continue;
                }
                Token::Word(_) => {
                    if depth == 0 {
                        self.note_item(module);
                    }
                    self.read_path(module);
                    continue;
                }
                Token::Text(_) | Token::Colons | Token::Mark(_) => {}
            }
            self.at += 1;
        }
    }

    /// `pub`, `pub(crate)` or `pub(in path)`.
    fn pass_over_visibility(&mut self) {
        self.at += 1;
        if self.is_mark(0, '(') && matches!(self.word(1), Some("crate" | "super" | "self" | "in")) {
            while self.peek(0).is_some() && !self.is_mark(0, ')') {
                self.at += 1;
            }
            self.at += 1;
        }
    }

    /// `#[..]` or `#![..]`: paths in it count, and those that serde takes as strings.
    fn read_attribute(&mut self, module: usize, attributes: &mut Attributes) {
        self.at += if self.is_mark(1, '[') { 2 } else { 3 };
        let start = self.at;
        let name = self.word(0);
        let mut depth = 1_u32;
        while depth > 0 {
            match self.peek(0) {
                Some(Token::Mark('[')) => depth += 1,
                Some(Token::Mark(']')) => depth -= 1,
                Some(Token::Word(_)) => {
                    self.read_path(module);
                    continue;
                }
                Some(Token::Text(text)) if name == Some("serde") && text.contains("::") => {
                    let path = text.split("::").map(|part| part.trim().to_owned());
                    self.modules.all[module].paths.insert(path.collect());
                }
                Some(Token::Text(text)) if name == Some("path") => {
                    attributes.path = Some(text.to_owned());
                }
                Some(_) => {}
                None => return,
            }
            self.at += 1;
        }
        let inside = &self.tokens[start..self.at - 1];
        attributes.is_test |= matches!(
            inside,
            [
                Token::Word("cfg"),
                Token::Mark('('),
                Token::Word("test"),
                Token::Mark(')')
            ] | [
                Token::Word("cfg"),
                Token::Mark('('),
                Token::Word("all"),
                Token::Mark('('),
                Token::Word("test"),
                ..
            ]
        );
    }

    /// Passes over an item up to its semicolon or the end of its braces.
    fn pass_over_test(&mut self, folder: &str, said: &Attributes) {
        while self.is_mark(0, '#') {
            let mut more = Attributes::default();
            // Of an item that is left out, the attributes are left out as well.
            let mut unread = Modules {
                all: vec![Module::default()],
                ..Modules::default()
            };
            let mut reader = Reader {
                modules: &mut unread,
                files: self.files,
                tokens: self.tokens,
                at: self.at,
            };
            reader.read_attribute(0, &mut more);
            self.at = reader.at;
        }
        let mut is_use = false;
        let mut depth = 0_u32;
        while let Some(token) = self.peek(0) {
            self.at += 1;
            match token {
                Token::Word("use") => is_use = true,
                Token::Word("mod") if depth == 0 && self.is_mark(1, ';') => {
                    if let Some(name) = self.word(0) {
                        let file = self.file_of(folder, folder, name, said);
                        self.modules.tests.insert(file);
                    }
                }
                Token::Mark('{' | '(' | '[') => depth += 1,
                Token::Mark('}' | ')' | ']') => {
                    if depth == 0 {
                        self.at -= 1;
                        return;
                    }
                    depth -= 1;
                    if depth == 0 && token == Token::Mark('}') && !is_use {
                        return;
                    }
                }
                Token::Mark(';') if depth == 0 => return,
                _ => {}
            }
        }
    }

    /// The file of `mod name;`.
    fn file_of(&self, folder: &str, own_folder: &str, name: &str, said: &Attributes) -> String {
        if let Some(path) = &said.path {
            return joined(own_folder, path);
        }
        let alone = format!("{folder}/{name}.rs");
        let with_more = format!("{folder}/{name}/mod.rs");
        if self.files.contains_key(&with_more) {
            with_more
        } else {
            alone
        }
    }

    fn read_module(&mut self, parent: usize, folder: &str, said: &Attributes) {
        let name = self.word(1).unwrap_or_default();
        self.at += 2;
        let inside = format!("{folder}/{name}");
        let own_file = self.modules.all[parent].file.clone();
        if self.is_mark(0, '{') {
            self.at += 1;
            let module = self.modules.add(parent, name, own_file);
            self.read(module, &inside);
            self.at += 1;
            return;
        }
        let file = self.file_of(folder, folder_of(&own_file), name, said);
        let children = if said.path.is_some() || file.ends_with("/mod.rs") {
            folder_of(&file).to_owned()
        } else {
            inside
        };
        let module = self.modules.add(parent, name, file);
        self.modules.read_file(module, &children, self.files);
    }

    /// A tree of `use`, from behind its keyword or an opening brace; `before` is the path so far.
    fn read_use(&mut self, module: usize, before: &mut Path) {
        let length = before.len();
        loop {
            match self.peek(0) {
                Some(Token::Word("as")) => {
                    let name = self.word(1).unwrap_or("_").to_owned();
                    self.at += 2;
                    self.note_use(module, before, &name);
                    self.pass_over_end();
                    return;
                }
                Some(Token::Word(word)) => {
                    before.push(word.to_owned());
                    self.at += 1;
                }
                Some(Token::Mark('*')) => {
                    let module = &mut self.modules.all[module];
                    module.globs.push(before.clone());
                    // What is opened may be a type.
                    module.paths.insert(before.clone());
                    self.at += 1;
                    self.pass_over_end();
                    return;
                }
                Some(Token::Mark('{')) => {
                    self.at += 1;
                    while !self.is_mark(0, '}') && self.peek(0).is_some() {
                        self.read_use(module, &mut before.clone());
                    }
                    self.at += 1;
                    self.pass_over_end();
                    return;
                }
                Some(Token::Colons) => self.at += 1,
                _ => {
                    if before.len() > length {
                        let last = before.last().cloned().unwrap_or_default();
                        self.note_use(module, before, &last);
                    } else if !self.is_mark(0, '}') {
                        // Inside a macro a variable may stand here.
                        self.at += 1;
                        return;
                    }
                    self.pass_over_end();
                    return;
                }
            }
        }
    }

    /// A comma parts the branches of a tree; a semicolon ends it.
    fn pass_over_end(&mut self) {
        if self.is_mark(0, ',') || self.is_mark(0, ';') {
            self.at += 1;
        }
    }

    /// `use path as name`; `{self}` at the end of a path is the path before it.
    fn note_use(&mut self, module: usize, path: &[String], name: &str) {
        let (path, name) = match path {
            [rest @ .., last] if last == "self" && !rest.is_empty() => {
                let own = rest.last().map_or("", String::as_str);
                (rest, if name == "self" { own } else { name })
            }
            _ => (path, name),
        };
        let module = &mut self.modules.all[module];
        module.paths.insert(path.to_vec());
        if name != "_" {
            module.named.push((name.to_owned(), path.to_vec()));
        }
    }

    /// Notes what is defined here, if something is.
    fn note_item(&mut self, module: usize) {
        let is_macro = self.word(0) == Some("macro_rules") && self.is_mark(1, '!');
        let name = match self.word(0) {
            Some("fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "union") => {
                match self.word(1) {
                    Some("mut") => self.word(2),
                    Some("fn" | "unsafe" | "extern" | "async") => None,
                    name => name,
                }
            }
            Some(_) if is_macro => self.word(2),
            _ => None,
        };
        let module = &mut self.modules.all[module];
        if let Some(name) = name {
            module.items.insert(name.to_owned());
            if is_macro {
                module.macros.insert(name.to_owned());
            }
        }
    }

    /// A path in an expression, a type or a pattern, with all its parts.
    fn read_path(&mut self, module: usize) {
        let mut path = Vec::new();
        // `<T as Trait>::name` and `::std::x` begin with what is not of this house.
        let is_tail = self.at > 0 && self.tokens[self.at - 1] == Token::Colons;
        while let Some(word) = self.word(0) {
            path.push(word.to_owned());
            self.at += 1;
            if self.peek(0) != Some(Token::Colons) || self.word(1).is_none() {
                break;
            }
            self.at += 1;
        }
        let is_macro = self.is_mark(0, '!') && !self.is_mark(1, '=');
        if path.len() == 1 && is_macro {
            path[0].push('!');
        } else if path.len() < 2 {
            return;
        }
        if !is_tail {
            self.modules.all[module].paths.insert(path);
        }
    }
}

/// `path` seen from `folder`, without `..`.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
