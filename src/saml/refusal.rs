//! The form of every refusal in this room: a closed enum in which each variant has a stable code
//! and the one-line rule that was broken. No text of the message ever gets in.

/// Declares a refusal enum. Variants under `wraps` take the code of the error inside.
macro_rules! refusals {
    (
        $(#[$meta:meta])* $name:ident
        wraps { $($wrap:ident($inner:ty): $wrapped_rule:literal,)* }
        plain { $($variant:ident: $code:literal, $rule:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
        pub enum $name {
            $(
                #[doc = concat!("Rule: ", $wrapped_rule, ".")]
                #[error($wrapped_rule)]
                $wrap(#[from] $inner),
            )*
            $(
                #[doc = concat!("Rule: ", $rule, ".")]
                #[error($rule)]
                $variant,
            )+
        }

        impl $name {
            /// The stable code for logs and pages.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$wrap(inner) => inner.code(),)*
                    $(Self::$variant => $code,)+
                }
            }

            /// The rule that was broken, in one line.
            pub fn rule(&self) -> &'static str {
                match self {
                    $(Self::$wrap(_) => $wrapped_rule,)*
                    $(Self::$variant => $rule,)+
                }
            }
        }
    };
}

pub(super) use refusals;
