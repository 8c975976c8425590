-- The engine's own clean-up is off; jobs of banks that had it would go on.
DELETE FROM act_ru_job WHERE handler_type_ = 'history-cleanup';
