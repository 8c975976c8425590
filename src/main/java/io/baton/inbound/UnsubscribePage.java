package io.baton.inbound;

/** The pages behind the link: no script, nothing from elsewhere, nothing about the reader. */
final class UnsubscribePage {
  static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; "
          + "base-uri 'none'";

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="zh-CN"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex"><title>退订 · Unsubscribe</title>
      <style>
      :root{color-scheme:light dark}
      body{font:16px/1.6 system-ui,sans-serif;max-width:30rem;margin:12vh auto;padding:0 1.25rem}
      h1{font-size:1.4rem;margin:0 0 .5rem}
      button{font:inherit;padding:.6rem 1.4rem;margin-top:1rem;border:0;border-radius:6px;
      background:#1668dc;color:#fff;cursor:pointer}
      button:focus-visible{outline:3px solid #69b1ff;outline-offset:2px}
      [lang=en]{opacity:.8}
      </style></head><body><main>%s</main></body></html>
      """;

  static final String QUESTION =
      FRAME.formatted(
          """
          <h1>不再接收营销邮件？</h1>
          <p>点击后立即生效。与您账户有关的服务通知不受影响。</p>
          <p lang="en">Stop marketing mail? It takes effect at once. Notices about your accounts
          still reach you.</p>
          <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">
          <button type="submit">退订 · Unsubscribe</button></form>
          """);

  static final String DONE =
      FRAME.formatted(
          """
          <h1>已退订</h1><p>您不会再收到我们的营销邮件。</p>
          <p lang="en">Done. You will get no more marketing mail from us.</p>
          """);

  static final String UNKNOWN =
      FRAME.formatted(
          """
          <h1>链接无效</h1><p>请使用邮件中的完整链接。</p>
          <p lang="en">This link is not complete. Please use the one in the message.</p>
          """);

  private UnsubscribePage() {}
}
