/** What the bank's codes are called: event codes, products, merchants, however many there are. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "access", "source::csv"})
@org.jspecify.annotations.NullMarked
package io.baton.dictionary;
