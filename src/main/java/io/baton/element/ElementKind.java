package io.baton.element;

/** The seven things that a bank manages for its campaigns: 素材、话术、沟通、响应、成功准则、产品、权益. */
public enum ElementKind {
  PRODUCT,
  BENEFIT,
  MATERIAL,
  TALK_TRACK,
  COMMUNICATION,
  RESPONSE,
  SUCCESS_CRITERION
}
