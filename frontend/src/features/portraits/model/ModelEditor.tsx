import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/ArrowUpOutlined';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNamed } from '@shared/i18n/names';
import type { Attribute, Dimension, PlacedTag } from '../types';
import { ALL_SORTS, moved, newAttribute, newDimension, readSort, replaced, sortKey, without } from './model';
import { useSortWord } from './useSortWord';

const LONGEST_NAME = 40;

interface Choices {
  /** What an attribute takes already, here or elsewhere. */
  sorts: ReadonlySet<string>;
  named: ReadonlySet<string>;
  tags: readonly { value: string; label: string }[];
}

export function ModelEditor(props: {
  dimensions: readonly Dimension[];
  tags: readonly PlacedTag[];
  onChange: (dimensions: Dimension[]) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const { dimensions, onChange } = props;
  const attributes = dimensions.flatMap((dimension) => dimension.attributes);
  const choices: Choices = {
    sorts: new Set(attributes.flatMap((attribute) => attribute.takes.map(sortKey))),
    named: new Set(attributes.flatMap((attribute) => attribute.tags)),
    tags: props.tags.map((tag) => ({ value: tag.code, label: nameOf(tag) })),
  };
  return (
    <>
      {dimensions.map((dimension, index) => (
        <section className="section sheet padded" key={dimension.code} aria-label={nameOf(dimension)}>
          <div className="tools">
            <Names
              of={t('portraitModel.dimension')}
              thing={dimension}
              onChange={(names) => {
                onChange(replaced(dimensions, index, { ...dimension, ...names }));
              }}
            />
            <Order
              name={nameOf(dimension)}
              onMove={(by) => {
                onChange(moved(dimensions, index, by));
              }}
              onRemove={() => {
                onChange(without(dimensions, index));
              }}
            />
          </div>
          <Attributes
            attributes={dimension.attributes}
            choices={choices}
            onChange={(changed) => {
              onChange(replaced(dimensions, index, { ...dimension, attributes: changed }));
            }}
          />
        </section>
      ))}
      <Button
        onClick={() => {
          onChange([...dimensions, newDimension(dimensions)]);
        }}
      >
        {t('portraitModel.addDimension')}
      </Button>
    </>
  );
}

function Attributes(props: {
  attributes: readonly Attribute[];
  choices: Choices;
  onChange: (attributes: Attribute[]) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const sortWord = useSortWord();
  const { attributes, choices, onChange } = props;
  return (
    <div style={{ paddingInlineStart: 24 }}>
      {attributes.map((attribute, index) => {
        const change = (part: Partial<Attribute>) => {
          onChange(replaced(attributes, index, { ...attribute, ...part }));
        };
        const name = nameOf(attribute);
        const taken = attribute.takes.map(sortKey);
        return (
          <div className="tools" key={attribute.code} role="group" aria-label={name}>
            <Names of={t('portraitModel.attribute')} thing={attribute} onChange={change} />
            <Select
              mode="multiple"
              style={{ flex: '1 1 220px', minWidth: 0 }}
              aria-label={t('portraitModel.takesOf', { name })}
              placeholder={t('portraitModel.takes')}
              value={taken}
              onChange={(keys: string[]) => {
                change({ takes: keys.map(readSort) });
              }}
              options={ALL_SORTS.map((sort) => ({
                value: sortKey(sort),
                label: sortWord(sort),
                disabled: choices.sorts.has(sortKey(sort)) && !taken.includes(sortKey(sort)),
              }))}
              showSearch={{ optionFilterProp: 'label' }}
            />
            <Select
              mode="multiple"
              style={{ flex: '1 1 220px', minWidth: 0 }}
              aria-label={t('portraitModel.tagsOf', { name })}
              placeholder={t('portraitModel.named')}
              value={attribute.tags}
              onChange={(tags: string[]) => {
                change({ tags });
              }}
              options={choices.tags.map((tag) => ({
                ...tag,
                disabled: choices.named.has(tag.value) && !attribute.tags.includes(tag.value),
              }))}
              showSearch={{ optionFilterProp: 'label' }}
            />
            <Order
              name={name}
              onMove={(by) => {
                onChange(moved(attributes, index, by));
              }}
              onRemove={() => {
                onChange(without(attributes, index));
              }}
            />
          </div>
        );
      })}
      <Button
        size="small"
        onClick={() => {
          onChange([...attributes, newAttribute(attributes)]);
        }}
      >
        {t('portraitModel.addAttribute')}
      </Button>
    </div>
  );
}

interface Named {
  nameZh: string;
  nameEn: string;
}

function Names(props: { of: string; thing: Named; onChange: (names: Named) => void }) {
  const { t } = useTranslation();
  const { thing, onChange } = props;
  return (
    <>
      <Input
        style={{ width: 140 }}
        aria-label={t('portraitModel.nameZh', { what: props.of })}
        placeholder={t('portraitModel.nameZh', { what: props.of })}
        value={thing.nameZh}
        maxLength={LONGEST_NAME}
        onChange={({ target }) => {
          onChange({ nameZh: target.value, nameEn: thing.nameEn });
        }}
      />
      <Input
        style={{ width: 140 }}
        aria-label={t('portraitModel.nameEn', { what: props.of })}
        placeholder={t('portraitModel.nameEn', { what: props.of })}
        value={thing.nameEn}
        maxLength={LONGEST_NAME}
        onChange={({ target }) => {
          onChange({ nameZh: thing.nameZh, nameEn: target.value });
        }}
      />
    </>
  );
}

function Order(props: { name: string; onMove: (by: -1 | 1) => void; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <span>
      <Button
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={t('portraitModel.up', { name: props.name })}
        onClick={() => {
          props.onMove(-1);
        }}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={t('portraitModel.down', { name: props.name })}
        onClick={() => {
          props.onMove(1);
        }}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('portraitModel.remove', { name: props.name })}
        onClick={props.onRemove}
      />
    </span>
  );
}
