package io.baton.response;

import java.time.LocalDate;

/**
 * First responses of one day of the bank's calendar.
 *
 * @param treated customers of the treated arm
 * @param control customers of the control group
 */
public record DailyResponses(LocalDate day, long treated, long control) {}
