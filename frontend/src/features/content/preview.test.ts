import { describe, expect, it } from 'vitest';
import { fieldsOf, previewPage } from './preview';

describe('the preview of a template', () => {
  it('should list every field once', () => {
    expect(fieldsOf('$name ${name}, $!{offer.rate} and $date')).toEqual(['name', 'offer.rate', 'date']);
  });
  it('should show plain text as text', () => {
    expect(previewPage('1 < 2 & 3')).toContain('<pre>1 &lt; 2 &amp; 3</pre>');
  });
  it('should let nothing be fetched', () => {
    expect(previewPage('<b>hello</b>')).toContain("default-src 'none'");
  });
});
