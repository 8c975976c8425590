-- So are those who left before anything that is still in the ledger.
create index touch_withdrawal_at on touch_withdrawal using brin (at);
