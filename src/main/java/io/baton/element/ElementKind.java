package io.baton.element;

/**
 * What a bank manages for its campaigns: the seven things they are made of (素材、话术、沟通、响应、成功准则、产品、权益)
 * and the types that say what each kind of campaign needs (活动类型).
 */
public enum ElementKind {
  PRODUCT,
  BENEFIT,
  MATERIAL,
  TALK_TRACK,
  COMMUNICATION,
  RESPONSE,
  SUCCESS_CRITERION,
  CAMPAIGN_TYPE
}
