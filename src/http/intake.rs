//! Bodies of requests, whole: at most so large, within so much time, and no more of them in memory
//! at once than we have room for.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use hyper::body::{Body as _, Frame};
use tokio::sync::{Semaphore, SemaphorePermit};

/// All bodies together, in bytes.
const ROOM: usize = 64 * 1024 * 1024;

/// Takes bodies in.
pub(super) struct Intake {
    largest: usize,
    patience: Duration,
    room: Semaphore,
}

/// A body, and the room that it takes for as long as it is kept.
pub(super) struct Taken<'i> {
    pub(super) bytes: Bytes,
    _room: Vec<SemaphorePermit<'i>>,
}

/// Why a body is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IntakeError {
    /// It says or turns out that it is too large.
    TooLarge,
    /// It did not come to its end in time.
    Slow,
    /// It broke off.
    Broken,
    /// There is no room for it now.
    Full,
}

impl Intake {
    pub(super) fn new(largest: usize, patience: Duration) -> Self {
        let room = Semaphore::new(ROOM);
        Self {
            largest,
            patience,
            room,
        }
    }

    /// The whole body. One that says that it is too large is not read at all.
    pub(super) async fn whole(
        &self,
        headers: &HeaderMap,
        body: Body,
    ) -> Result<Taken<'_>, IntakeError> {
        let said = headers.get(CONTENT_LENGTH);
        let said = said.and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
        let largest = u64::try_from(self.largest).unwrap_or(u64::MAX);
        if said.is_some_and(|length| length > largest) {
            return Err(IntakeError::TooLarge);
        }
        let reading = self.read(body);
        match tokio::time::timeout(self.patience, reading).await {
            Ok(read) => read,
            Err(_) => Err(IntakeError::Slow),
        }
    }

    async fn read(&self, mut body: Body) -> Result<Taken<'_>, IntakeError> {
        let (mut bytes, mut room) = (Vec::new(), Vec::new());
        while !body.is_end_stream() {
            let frame =
                std::future::poll_fn(|context| std::pin::Pin::new(&mut body).poll_frame(context));
            let Some(frame) = frame.await else { break };
            let data = frame.map(Frame::into_data);
            // Trailers mean nothing here.
            let Ok(data) = data.map_err(|_| IntakeError::Broken)? else {
                continue;
            };
            if bytes.len().saturating_add(data.len()) > self.largest {
                return Err(IntakeError::TooLarge);
            }
            let weight = u32::try_from(data.len()).map_err(|_| IntakeError::TooLarge)?;
            let permit = self.room.try_acquire_many(weight);
            room.push(permit.map_err(|_| IntakeError::Full)?);
            bytes.extend_from_slice(&data);
        }
        Ok(Taken {
            bytes: Bytes::from(bytes),
            _room: room,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn taken(intake: &Intake, body: &'static str) -> Result<Vec<u8>, IntakeError> {
        let taken = intake.whole(&HeaderMap::new(), Body::from(body)).await;
        taken.map(|taken| taken.bytes.to_vec())
    }

    #[tokio::test]
    async fn a_body_is_taken_up_to_its_cap() {
        let intake = Intake::new(4, Duration::from_secs(10));
        assert_eq!(taken(&intake, "1234").await, Ok(b"1234".to_vec()));
        assert_eq!(taken(&intake, "").await, Ok(Vec::new()));
        assert_eq!(taken(&intake, "12345").await, Err(IntakeError::TooLarge));
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_LENGTH, "5".parse().unwrap());
        let said = intake.whole(&headers, Body::from("1")).await;
        assert_eq!(said.err(), Some(IntakeError::TooLarge));
    }

    #[tokio::test]
    async fn bodies_share_one_room_and_give_it_back() {
        let mut intake = Intake::new(4, Duration::from_secs(10));
        intake.room = Semaphore::new(6);
        let headers = HeaderMap::new();
        let kept = intake
            .whole(&headers, Body::from("1234"))
            .await
            .ok()
            .unwrap();
        assert_eq!(taken(&intake, "123").await, Err(IntakeError::Full));
        drop(kept);
        assert_eq!(taken(&intake, "123").await, Ok(b"123".to_vec()));
    }
}
