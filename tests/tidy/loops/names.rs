//! Which file a path leads to: to where the item is defined, through every name that `use` gives it on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::modules::{Modules, Path};

/// For each file, the files that it takes something from, with the names of what it takes.
pub(super) type Imports = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// All imports between the files of `modules`.
pub(super) fn imports(modules: &Modules) -> Imports {
    let mut imports = Imports::new();
    for (index, module) in modules.all.iter().enumerate() {
        let mut found = BTreeSet::new();
        for path in &module.paths {
            match path.as_slice() {
                [name] if name.ends_with('!') => {
                    found.extend(modules.find_macro(index, name.trim_end_matches('!')));
                }
                _ => modules.follow(index, path, &mut BTreeSet::new(), &mut found),
            }
        }
        for glob in &module.globs {
            let opened = modules.module_at(index, glob, &mut BTreeSet::new());
            found.extend(opened.map(|module| (module, "*".to_owned())));
        }
        for (other, name) in found {
            let other = &modules.all[other].file;
            if *other != module.file {
                let from = imports.entry(module.file.clone()).or_default();
                from.entry(other.clone()).or_default().insert(name);
            }
        }
    }
    imports
}

/// Names that were followed already, each in its module: what leads back to itself ends.
type Seen = BTreeSet<(usize, String)>;
/// What paths lead to: the module that defines it and its name there.
type Found = BTreeSet<(usize, String)>;

impl Modules {
    fn root(&self, mut module: usize) -> usize {
        while let Some(parent) = self.all[module].parent {
            module = parent;
        }
        module
    }

    /// Where a path may begin that does not begin with a name.
    fn step(&self, module: usize, part: &str) -> Option<usize> {
        match part {
            "crate" => Some(self.root(module)),
            "self" => Some(module),
            "super" => self.all[module].parent,
            _ => None,
        }
    }

    /// Follows `path` from where it is written.
    fn follow(&self, module: usize, path: &[String], seen: &mut Seen, found: &mut Found) {
        let Some((first, rest)) = path.split_first() else {
            return;
        };
        if let Some(next) = self.step(module, first) {
            self.follow_inside(next, rest, seen, found);
        } else if !self.look_up(module, path, seen, found)
            && let Some(&library) = self.libraries.get(first)
        {
            self.follow_inside(library, rest, seen, found);
        }
    }

    /// Follows the rest of a path that has led to `module`. A name that is not found there, since a macro makes it, counts
    /// as defined there.
    fn follow_inside(&self, module: usize, path: &[String], seen: &mut Seen, found: &mut Found) {
        let Some((first, rest)) = path.split_first() else {
            return;
        };
        if let Some(next) = self.step(module, first) {
            self.follow_inside(next, rest, seen, found);
        } else if !self.look_up(module, path, seen, found) {
            found.insert((module, first.clone()));
        }
    }

    /// Follows a path that begins with a name of `module`; whether it has that name.
    fn look_up(&self, module: usize, path: &[String], seen: &mut Seen, found: &mut Found) -> bool {
        let Some((name, rest)) = path.split_first() else {
            return false;
        };
        let scope = &self.all[module];
        let mut is_known = false;
        // A module, a type and a function may have one name.
        if let Some(&child) = scope.children.get(name) {
            self.follow_inside(child, rest, seen, found);
            is_known = true;
        }
        if scope.items.contains(name) {
            found.insert((module, name.clone()));
            is_known = true;
        }
        let is_new = seen.insert((module, name.clone()));
        for (_, target) in scope.named.iter().filter(|(other, _)| other == name) {
            if is_new {
                let whole: Path = target.iter().chain(rest).cloned().collect();
                self.follow(module, &whole, seen, found);
                is_known = true;
            }
        }
        if !is_known && is_new {
            for glob in &scope.globs {
                let opened = self.module_at(module, glob, &mut Seen::new());
                is_known |= opened.is_some_and(|opened| self.look_up(opened, path, seen, found));
            }
        }
        is_known
    }

    /// The module that `path` leads to; none where that is something else, or not of this house.
    fn module_at(&self, module: usize, path: &[String], seen: &mut Seen) -> Option<usize> {
        let (first, rest) = path.split_first()?;
        let named = |name: &String, seen: &mut Seen| {
            if !seen.insert((module, name.clone())) {
                return None;
            }
            let mut targets = self.all[module].named.iter();
            let (_, target) = targets.find(|(other, _)| other == name)?;
            self.module_at(module, target, seen)
        };
        let next = self
            .step(module, first)
            .or_else(|| self.all[module].children.get(first).copied())
            .or_else(|| named(first, seen))
            .or_else(|| self.libraries.get(first).copied())?;
        if rest.is_empty() {
            Some(next)
        } else {
            self.module_at(next, rest, seen)
        }
    }

    /// The module that defines a macro called by its bare name. One that no `use` names is seen from wherever it was
    /// defined earlier in the text of the crate.
    fn find_macro(&self, module: usize, name: &str) -> Found {
        let mut found = Found::new();
        let path = [name.to_owned()];
        if self.look_up(module, &path, &mut Seen::new(), &mut found) {
            return found;
        }
        let root = self.root(module);
        let defines = |(other, scope): &(usize, &super::modules::Module)| {
            self.root(*other) == root && scope.macros.contains(name)
        };
        let others = self.all.iter().enumerate().filter(defines);
        others.map(|(other, _)| (other, name.to_owned())).collect()
    }
}
