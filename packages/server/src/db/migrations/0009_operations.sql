-- For forgetting sessions that have run out.
CREATE INDEX session_age ON session (expires_at);
