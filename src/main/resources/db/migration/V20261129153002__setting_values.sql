-- What an administrator has set while the application ran; a null value is the default again.
create table setting_value (
  key        text primary key,
  value      text,
  version    int not null,
  changed_at timestamptz not null,
  changed_by text not null
);
