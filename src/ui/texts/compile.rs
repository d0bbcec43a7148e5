//! The build script: from the sentences in `src/ui/locales` to Rust.
//!
//! In: the English files, which say what messages there are and what each is filled with, and the
//! folders of the other languages. Out: one function a message, so that a page with a sentence
//! that does not exist, or without a word that belongs into it, does not compile; and the bytes of
//! every language.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

const LOCALES: &str = "src/ui/locales";
const SOURCE: &str = "en";
/// The names of what is filled in that are numbers; everything else is text.
const NUMBERS: [&str; 2] = ["count", "minutes"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LOCALES}");
    println!("cargo::rerun-if-changed=src/ui/texts/compile.rs");
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join(LOCALES);
    let mut code = String::from("impl Texts {\n");
    for file in files(&locales.join(SOURCE))? {
        functions(&fs::read_to_string(&file)?, &mut code)
            .map_err(|why| format!("{}: {why}", file.display()))?;
    }
    code.push_str("}\n");
    sources(&locales, &mut code)?;
    #[expect(
        clippy::disallowed_methods,
        reason = "how cargo tells a build script its folder"
    )]
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    fs::write(out.join("messages.rs"), code)?;
    Ok(())
}

/// A folder's files or folders, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder)?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<PathBuf>, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}

/// One function for each message of a file and for each attribute of it.
fn functions(source: &str, code: &mut String) -> Result<(), Box<dyn Error>> {
    let resource = parser::parse(source).map_err(|(_, errors)| format!("{errors:?}"))?;
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        if let Some(value) = &message.value {
            function(id, None, value, code)?;
        }
        for attribute in &message.attributes {
            function(id, Some(attribute.id.name), &attribute.value, code)?;
        }
    }
    Ok(())
}

fn function(
    id: &str,
    attribute: Option<&str>,
    pattern: &Pattern<&str>,
    code: &mut String,
) -> Result<(), Box<dyn Error>> {
    let mut variables = BTreeSet::new();
    of_pattern(pattern, &mut variables);
    let name = attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}_{attribute}"));
    let name = name.replace('-', "_");
    // A word of Rust cannot be a function.
    let name = if name == "continue" {
        "go_on".to_owned()
    } else {
        name
    };
    let (mut parameters, mut values) = (String::new(), String::new());
    for variable in &variables {
        let kind = if NUMBERS.contains(variable) {
            "usize"
        } else {
            "&str"
        };
        write!(parameters, ", {variable}: {kind}")?;
        write!(values, "(\"{variable}\", FluentValue::from({variable})), ")?;
    }
    writeln!(
        code,
        "    #[doc = \"`{id}`\"]\n    pub(crate) fn {name}(self{parameters}) -> String {{\n        \
         self.say(\"{id}\", {attribute:?}, &[{values}])\n    }}"
    )?;
    Ok(())
}

fn of_pattern<'a>(pattern: &Pattern<&'a str>, found: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression<'a>(expression: &Expression<&'a str>, found: &mut BTreeSet<&'a str>) {
    match expression {
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
        Expression::Inline(inline) => of_inline(inline, found),
    }
}

fn of_inline<'a>(inline: &InlineExpression<&'a str>, found: &mut BTreeSet<&'a str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name);
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                of_inline(argument, found);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

/// The bytes of every language, by its tag.
fn sources(locales: &Path, code: &mut String) -> Result<(), Box<dyn Error>> {
    code.push_str("\nconst SOURCES: &[(&str, &[&str])] = &[\n");
    for folder in files(locales)?.iter().filter(|path| path.is_dir()) {
        let tag = folder.file_name().and_then(|name| name.to_str());
        write!(code, "    ({:?}, &[", tag.unwrap_or_default())?;
        for file in files(folder)? {
            write!(code, "include_str!({:?}), ", file.display().to_string())?;
        }
        code.push_str("]),\n");
    }
    code.push_str("];\n");
    Ok(())
}
