/** Tags of products, and tags of customers that are joined with them. */
@org.jspecify.annotations.NullMarked
package io.baton.tag.product;
