//! Scopes upon scopes: each was made from the one before, and all apply. A
//! narrower signer shares the scopes of the wider one, so that a scope more
//! costs the same however many there are.

use super::{confinement::Confinement, options::Scope};
use crate::{error::Error, expiry::ScopedLife};
use std::{borrow::Cow, fmt, sync::Arc};

/// The scopes of a signer, the narrowest first; none at all for most signers.
#[derive(Clone, Default)]
pub(crate) struct Scopes(Option<Arc<Link>>);

struct Link {
    scope: Confinement,
    wider: Scopes,
}

impl Scopes {
    /// One scope more.
    pub(crate) fn narrowed(&self, scope: &Scope) -> Result<Scopes, Error> {
        let scope = scope.confinement()?;
        Ok(Scopes(Some(Arc::new(Link { scope, wider: self.clone() }))))
    }

    /// Whether every scope agrees.
    pub(crate) fn all(&self, check: impl FnMut(&Confinement) -> Result<(), Error>) -> Result<(), Error> {
        self.iter().try_for_each(check)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// What the scopes say of time.
    pub(crate) fn life(&self) -> ScopedLife {
        if self.is_empty() {
            return ScopedLife::UNBOUNDED;
        }
        ScopedLife::within(self.iter().filter_map(Confinement::maximum_expiry).min())
    }

    /// Each option of each scope, by the names of
    /// [`Scope::from_pairs`](super::Scope::from_pairs), the widest first.
    pub(crate) fn describe(&self) -> Vec<(Cow<'static, str>, String)> {
        let narrowest_first: Vec<&Confinement> = self.iter().collect();
        narrowest_first.into_iter().rev().flat_map(Confinement::describe).collect()
    }

    fn iter(&self) -> impl Iterator<Item = &Confinement> {
        std::iter::successors(self.0.as_deref(), |link| link.wider.0.as_deref()).map(|link| &link.scope)
    }
}

impl fmt::Debug for Scopes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

/// One by one, where the compiler's own way would take as much stack as there
/// are scopes.
impl Drop for Link {
    fn drop(&mut self) {
        let mut wider = self.wider.0.take();
        while let Some(mut link) = wider.and_then(Arc::into_inner) {
            wider = link.wider.0.take();
        }
    }
}
